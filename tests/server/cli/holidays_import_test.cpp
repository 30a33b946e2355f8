#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

using test::run_quorate;

TEST(HolidaysImport, GivesEachCouncilItsListWhateverAnotherRefuses)
{
    const test::TempFolder folder;
    const std::string file = folder.path() + "/new.csv";
    std::ofstream{file} << "known_from,2015-01-01\nknown_until,2031-12-31\ndate,title,note\n"
                           "2026-12-25,Christmas Day,\n";
    const auto import_list = [&] {
        return run_quorate({"holidays", "import", file, "--data", folder.path()});
    };
    test::add_authority(folder.path(), "Firstshire");
    ASSERT_EQ(import_list().exit_code, 0);
    test::add_authority(folder.path(), "Secondshire");

    const auto second = import_list();
    const auto third = import_list();

    EXPECT_EQ(second.exit_code, 0);
    EXPECT_EQ(second.out,
              "Put forward for Secondshire: an administrator confirms it under Bank holidays.\n");
    EXPECT_EQ(second.err,
              "quorate: Firstshire: list: Another list waits to be confirmed: confirm it or turn "
              "it down first\n");
    EXPECT_EQ(third.exit_code, 1);
    EXPECT_EQ(third.out, "");
    EXPECT_NE(third.err.find("quorate: Secondshire: "), std::string::npos);
    EXPECT_TRUE(third.err.ends_with("quorate: the list was put forward for no authority\n"));
}

}  // namespace
}  // namespace quorate::server
