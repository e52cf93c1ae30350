# Facts for the doctor, one for each line: name, tab, value. Loads only base packages, so that it always answers.
# The code of boost.R and profile.R comes before it.
say <- function(name, value) cat(name, "\t", paste(value, collapse = " "), "\n", sep = "")

# The start-up files that R has read by now, and the options that they set.
profiles <- c(site = Sys.getenv("R_PROFILE"), user = Sys.getenv("R_PROFILE_USER"))
if (!nzchar(profiles[["site"]])) profiles[["site"]] <- file.path(R.home("etc"), "Rprofile.site")
if (!nzchar(profiles[["user"]])) profiles[["user"]] <- if (file.exists(".Rprofile")) file.path(getwd(), ".Rprofile") else "~/.Rprofile"
for (kind in names(profiles)) {
  if (file.exists(profiles[[kind]])) say(paste0("profile.", kind), path.expand(profiles[[kind]]))
}
odd <- mend_settings()
for (name in names(odd)) say(paste0("odd.", name), odd[[name]])
coding <- getOption("contrasts")
if (!identical(coding, c(unordered = "contr.treatment", ordered = "contr.poly"))) {
  say("choice.contrasts", paste(coding, collapse = ", "))
}
missing_values <- getOption("na.action")
if (!identical(missing_values, "na.omit")) say("choice.na.action", deparse(missing_values)[[1L]])
known <- c(baseenv(), lapply(c("stats", "utils", "methods"), getNamespace))
for (name in ls(globalenv())) {
  if (!is.function(get(name, globalenv()))) next
  if (any(vapply(known, function(place) exists(name, place, mode = "function", inherits = FALSE), NA))) say("masked", name)
}

say("r.version", as.character(getRversion()))
say("r.platform", R.version$platform)
say("r.arch", R.version$arch)
say("r.bits", 8L * .Machine$sizeof.pointer)
say("locale.utf8", isTRUE(l10n_info()[["UTF-8"]]))
say("locale.ctype", Sys.getlocale("LC_CTYPE"))
say("home", path.expand("~"))
for (library in .libPaths()) say("library", library)
for (package in c("brms", "rstan", "cmdstanr", "posterior", "BH", "RcppParallel")) {
  place <- system.file(package = package)
  say(paste0("package.", package), if (nzchar(place)) as.character(utils::packageVersion(package)) else "")
}

# Compiled packages need the minor version of R that they were built with. Packages that come with R always fit.
minor <- function(version) sub("^([0-9]+[.][0-9]+).*", "\\1", version)
for (library in setdiff(.libPaths(), c(.Library, .Library.site))) {
  table <- tryCatch(utils::installed.packages(lib.loc = library, noCache = TRUE), error = function(e) NULL)
  if (is.null(table) || !nrow(table)) next
  odd <- table[minor(table[, "Built"]) != minor(as.character(getRversion())), c("Package", "Built"), drop = FALSE]
  compiled <- nzchar(odd[, "Package"]) & dir.exists(file.path(library, odd[, "Package"], "libs"))
  for (i in which(compiled)) say("built.elsewhere", paste(odd[i, "Package"], odd[i, "Built"]))
}

# A program's first line of output; "" if it cannot be run.
first_line <- function(program, arguments) {
  answer <- tryCatch(
    suppressWarnings(system2(program, arguments, stdout = TRUE, stderr = FALSE)),
    error = function(e) ""
  )
  if (length(answer)) answer[[1L]] else ""
}
# R CMD config needs make: without it the usual names are tried. A Makevars may name a compiler that is not installed.
configured <- vapply(c("CXX17", "CXX14", "CXX"), function(name) {
  answer <- first_line(file.path(R.home("bin"), "R"), c("CMD", "config", name))
  if (grepl("^ERROR", answer)) "" else answer
}, "")
known <- c("g++", "clang++", "c++")
compiler <- c(configured[nzchar(configured)], known[nzchar(Sys.which(known))], "g++")[[1L]]
program <- Sys.which(strsplit(compiler, " ", fixed = TRUE)[[1L]][[1L]])
say("cxx.command", compiler)
say("cxx.path", program)
if (nzchar(program)) say("cxx.version", first_line(program, "--version"))
make <- Sys.which(Sys.getenv("MAKE", "make"))
say("make.path", make)
if (nzchar(make)) say("make.version", first_line(make, "--version"))
say("makevars.user", tools::makevars_user())
say("makevars.site", tools::makevars_site())

# Debian's BH has no headers of its own: it uses the system's.
with_header <- function(places, header) {
  found <- Filter(function(place) nzchar(place) && file.exists(file.path(place, header)), places)
  if (length(found)) found[[1L]] else ""
}
say("boost.path", with_header(
  c(system.file("include", package = "BH"), boost_places(Sys.getenv("CMDSTAN"))), file.path("boost", "version.hpp")
))
# TBB is part of RcppParallel, or of the system that RcppParallel was built for.
system_includes <- c("/usr/include", "/usr/local/include", "/opt/homebrew/include", "/opt/local/include")
say("tbb.path", with_header(
  c(system.file("include", package = "RcppParallel"), Sys.getenv("TBB_INC"), system_includes), file.path("tbb", "tbb.h")
))
tbb <- tryCatch(
  if (nzchar(system.file(package = "RcppParallel"))) RcppParallel::tbbLibraryPath("tbb") else "",
  error = function(e) {
    say("tbb.fault", gsub("\\s+", " ", conditionMessage(e)))
    ""
  }
)
say("tbb.library", if (is.null(tbb)) "" else tbb)
say("done", "yes")
