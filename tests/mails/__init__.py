"""Applications that nobody wrote: invented people, their resumes in every usual format, and the mails that carry them.

Everything here is a pure function of its arguments, so that the bytes are the same on every run and machine. Addresses
are of example.com, example.org and example.net (RFC 2606); telephone numbers are of the ranges kept for fiction by the
numbering plans of North America, Britain, Germany, France and Sweden.
"""
