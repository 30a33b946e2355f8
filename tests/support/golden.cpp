#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace quorate::test {

void expect_golden(std::string_view name, std::string_view actual)
{
    const auto path = std::filesystem::path{source_dir()} / "tests/golden" / name;
    if (const char* update = std::getenv("QUORATE_UPDATE_GOLDEN"); update && *update == '1') {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << actual;
        return;
    }
    std::ifstream file{path, std::ios::binary};
    ASSERT_TRUE(file) << path << " is missing: run once with QUORATE_UPDATE_GOLDEN=1";
    const std::string expected{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(expected, actual) << "differs from tests/golden/" << name;
}

}  // namespace quorate::test
