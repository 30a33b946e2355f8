// The one place where Asio and Beast are compiled: everywhere else they are declarations
// (BOOST_ASIO_SEPARATE_COMPILATION), which saves a fifth of every other file's build time.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
