"""The promises of the service, each a test; and the servers and mails they are made with."""
