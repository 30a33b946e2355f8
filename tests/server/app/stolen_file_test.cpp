#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/audit/find_entries.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/authority_store.hpp"
#include "db/session/database.hpp"
#include "db/stores/later_personal_columns.hpp"
#include "server/app/system_clock.hpp"
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
        for (const auto& columns : {db::personal_columns(), db::later_personal_columns()})
            for (const db::PersonalColumn& column : columns) {
                const std::string place =
                    std::string{column.table} + "." + std::string{column.name};
                const std::string query = "select " + std::string{column.name} + " from " +
                                          std::string{column.table} + " where " +
                                          std::string{column.name} + " <> ''";
                for (const auto& [text] : lease.sql().select<core::FreeText>(query.c_str()))
                    found.emplace(text.reveal(), place);
            }
        return found;
    }

    // An auditor of the demonstration searches the log of each council, and says why. Gives how
    // often that was.
    static int search_logs(const std::string& folder, const std::string& why)
    {
        const auto pool = test::data_of(folder);
        db::Database database{*pool};
        const SystemClock clock;
        return database.write([&](core::UnitOfWork& work) {
            int searched = 0;
            for (const core::Authority& authority : work.authorities.all())
                for (const core::User& user : work.users.of_authority(authority.id)) {
                    if (user.role != core::Role::auditor) continue;
                    const core::Actor auditor{.user = user.id,
                                              .authority = authority.id,
                                              .role = user.role,
                                              .name = user.name};
                    if (core::find_entries(work, clock, auditor, {}, why)) ++searched;
                }
            return searched;
        });
    }

    static std::string last_reason(const std::string& folder)
    {
        const auto pool = test::data_of(folder);
        db::Database database{*pool};
        return database.read([&](core::UnitOfWork& work) {
            for (const core::Authority& authority : work.authorities.all())
                for (const core::AuditEntry& entry : work.audit.all(authority.id, 0, 1))
                    if (!entry.record.reason.empty()) return entry.record.reason.reveal();
            return std::string{};
        });
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

TEST_F(StolenFile, ShowsNoReasonThatSomebodyTypedForTheAudit)
{
    const std::string why = "Complaint of Marigold Testaunt about her neighbour";
    ASSERT_EQ(test::run_quorate({"seed", "demo", "--data", folder_.path()}).exit_code, 0);

    ASSERT_GT(search_logs(folder_.path(), why), 0);

    EXPECT_EQ(bytes_of_database(folder_.path()).find("Marigold"), std::string::npos);
    EXPECT_EQ(last_reason(folder_.path()), why);
    EXPECT_EQ(test::run_quorate({"audit", "verify", "--data", folder_.path()}).exit_code, 0);
}

}  // namespace
}  // namespace quorate::server
