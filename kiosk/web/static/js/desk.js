// Small helpers of the librarian's pages. Every page works without them.
