# Puts another value under a name of a package that is locked, for this process alone.
put_binding <- function(name, value, environment) {
  unlockBinding(name, environment)
  assign(name, value, environment)
  lockBinding(name, environment)
}
