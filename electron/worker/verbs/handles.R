# The number of handles, and the bytes that their objects take. It is asked after calls: nothing is collected, nothing
# measured anew.
studio_handles <- function() list(handles = length(handle_store), handle_bytes = handle_bytes())
