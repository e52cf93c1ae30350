# Calls `target` and keeps the result as an object. Each argument has a name or "", and a place or code.
studio_object_call <- function(target, arguments, origin) made_object(call_with_objects(target, arguments), origin)
