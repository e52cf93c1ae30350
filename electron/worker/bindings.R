# Replaces the value of a locked name of a package, in this process only.
put_binding <- function(name, value, environment) {
  unlockBinding(name, environment)
  assign(name, value, environment)
  lockBinding(name, environment)
}
