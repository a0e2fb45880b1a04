"""Every format a candidate sends is read into lines, or ends in a named defect."""
