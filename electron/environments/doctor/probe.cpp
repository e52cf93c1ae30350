// What the doctor has R compile and link: a compiler, its standard library, and the headers and the library that every
// Stan model needs.
#include <cmath>
#include <iostream>
#include <vector>
#if defined(__has_include)
#if __has_include(<boost/version.hpp>)
#include <boost/version.hpp>
#endif
#endif
#ifdef BRMS_STUDIO_TBB
#include <tbb/task_arena.h>
#endif

extern "C" void brms_studio_hello(double *value) {
  std::vector<double> values(3, std::exp(*value));
#ifdef BOOST_LIB_VERSION
  std::cout << "Boost " << BOOST_LIB_VERSION << std::endl;
#endif
#ifdef BRMS_STUDIO_TBB
  std::cout << tbb::this_task_arena::max_concurrency() << " threads" << std::endl;
#endif
  std::cout << "hello " << values[0] << std::endl;
}
