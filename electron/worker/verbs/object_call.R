# What a call of `target` gives, as an object that is kept. Arguments: a name or "", and a place or code.
studio_object_call <- function(target, arguments, origin) made_object(call_with_objects(target, arguments), origin)
