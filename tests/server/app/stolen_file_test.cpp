#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "db/stores/personal_columns.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

// Whoever has the database's files without the installation's secret, as from a backup or a disk
// that was thrown away, reads nothing about a person in them.
class StolenFile : public testing::Test {
protected:
    static std::string bytes_of_database(const std::string& folder)
    {
        std::string bytes;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            if (!entry.path().filename().string().starts_with("quorate.db")) continue;
            std::ifstream file{entry.path(), std::ios::binary};
            std::ostringstream all;
            all << file.rdbuf();
            bytes += all.str();
        }
        return bytes;
    }

    // Every text about a person that the service can read, each with its column.
    static std::set<std::pair<std::string, std::string>> texts(const std::string& folder)
    {
        std::set<std::pair<std::string, std::string>> found;
        const auto pool = test::data_of(folder);
        auto lease = pool->take(db::Access::read);
        for (const db::PersonalColumn& column : db::personal_columns()) {
            const std::string place = std::string{column.table} + "." + std::string{column.name};
            const std::string query = "select " + std::string{column.name} + " from " +
                                      std::string{column.table} + " where " +
                                      std::string{column.name} + " <> ''";
            for (const auto& [text] : lease.sql().select<core::FreeText>(query.c_str()))
                found.emplace(text.reveal(), place);
        }
        return found;
    }

    // They are no secret.
    static std::string names_of_agencies(const std::string& folder)
    {
        const auto pool = test::data_of(folder);
        auto lease = pool->take(db::Access::read);
        std::string names;
        for (const auto& [name] : lease.sql().select<std::string>("select name from agency"))
            names += name + "\n";
        return names;
    }

    test::TempFolder folder_;
};

TEST_F(StolenFile, ShowsNoNameAddressOrWordAboutAPerson)
{
    ASSERT_EQ(test::run_quorate({"seed", "demo", "--data", folder_.path()}).exit_code, 0);
    const std::string bytes = bytes_of_database(folder_.path());
    const auto known = texts(folder_.path());

    const std::string agencies = names_of_agencies(folder_.path());
    std::set<std::string> places;
    for (const auto& [text, place] : known) {
        places.insert(place);
        // Short words are in other words by chance, and a school may be called as a family is.
        if (text.size() >= 6 && agencies.find(text) == std::string::npos)
            EXPECT_EQ(bytes.find(text), std::string::npos) << place;
    }

    EXPECT_GT(known.size(), 200u);
    for (const char* place : {"family_case.family_name",
                              "child.given_name",
                              "family_member.name",
                              "safe_address.address",
                              "contact.email",
                              "staff_user.name",
                              "minute_section.body",
                              "action_point.what",
                              "invitee.email"})
        EXPECT_TRUE(places.contains(place)) << place;
    EXPECT_NE(bytes.find("Exampleshire"), std::string::npos) << "these are not the bytes";
}

}  // namespace
}  // namespace quorate::server
