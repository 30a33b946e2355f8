#include "server/cli/packages_command.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/command_line.hpp"

namespace quorate::server {
namespace {

void write(const std::string& path, const std::string& text)
{
    std::ofstream{path} << text;
}

TEST(Packages, AreThoseOfTheLibrariesInMemory)
{
    std::istringstream maps{
        "55d0-55d1 r--p 00000000 08:01 1 /opt/quorate\n"
        "7f00-7f01 r--p 00000000 08:01 2 /usr/lib/x86_64-linux-gnu/libssl.so.3\n"
        "7f01-7f02 r-xp 00001000 08:01 2 /usr/lib/x86_64-linux-gnu/libssl.so.3\n"
        "7f02-7f03 r--p 00000000 08:01 3 /opt/own/libown.so\n"
        "7ffc-7ffd rw-p 00000000 00:00 0 [stack]\n"};
    const auto libraries = loaded_libraries(maps);
    ASSERT_EQ(
        libraries,
        (std::vector<std::string>{"/opt/own/libown.so", "/usr/lib/x86_64-linux-gnu/libssl.so.3"}));

    const test::TempFolder folder;
    std::filesystem::create_directories(folder.path() + "/info");
    write(folder.path() + "/info/libssl3:amd64.list", "/.\n/lib/x86_64-linux-gnu/libssl.so.3\n");
    write(folder.path() + "/info/other.list", "/usr/bin/other\n");
    write(folder.path() + "/status",
          "Package: libssl3\nArchitecture: amd64\nVersion: 3.0.17-1\n\n"
          "Package: other\nVersion: 1\n");

    EXPECT_EQ(packages_of(libraries, folder.path()),
              (std::vector<UsedPackage>{{"libssl3", "3.0.17-1"}, {"/opt/own/libown.so", ""}}));
}

TEST(Packages, AreNamedByTheirLibrariesWhereNoPackageManagerIs)
{
    EXPECT_EQ(packages_of({"/usr/lib/libssl.so.3"}, "/no/such/folder"),
              (std::vector<UsedPackage>{{"/lib/libssl.so.3", ""}}));
}

TEST(Packages, AreListedByACommand)
{
    const auto listed = test::run_quorate({"packages"});

    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    EXPECT_TRUE(listed.out.starts_with("quorate ")) << listed.out;
    EXPECT_NE(listed.out.find("libical"), std::string::npos) << listed.out;
    EXPECT_NE(listed.out.find("sodium"), std::string::npos) << listed.out;
}

}  // namespace
}  // namespace quorate::server
