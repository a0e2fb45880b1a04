"""What outlives the process: the ledger, the applicants, the blobs. The only room that speaks SQL."""
