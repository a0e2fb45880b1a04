"""What people write in letters and in mails: who they are, their skills, projects, studies and years of work."""
