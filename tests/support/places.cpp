#include "tests/support/places.hpp"

namespace quorate::test {

std::string source_dir()
{
    return QUORATE_SOURCE_DIR;
}

std::string binary_dir()
{
    return QUORATE_BINARY_DIR;
}

}  // namespace quorate::test
