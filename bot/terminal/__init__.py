"""The terminal face: the newsbot command's output, progress bars and conversation."""
