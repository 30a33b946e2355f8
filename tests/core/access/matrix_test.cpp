#include "core/access/matrix.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/core/access/matrix_file.hpp"
#include "tests/support/places.hpp"

namespace quorate::core {
namespace {

using test::MatrixFile;

const MatrixFile& file()
{
    static const MatrixFile matrix = test::read_matrix_file();
    return matrix;
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes)
{
    for (const std::string& prefix : prefixes)
        if (text.starts_with(prefix)) return true;
    return false;
}

std::size_t column(const std::string& role)
{
    for (std::size_t i = 0; i < file().roles.size(); ++i)
        if (file().roles[i] == role) return i;
    throw std::logic_error{"no such role: " + role};
}

TEST(AccessMatrix, IsByteForByteTheReviewedFile)
{
    EXPECT_EQ(matrix_csv(), file().text);
}

TEST(AccessMatrix, IsStillTheFileSharedWithOtherProjects)
{
    const std::string shared = test::source_dir() + "/../shared/access-matrix.csv";
    if (!std::filesystem::exists(shared)) GTEST_SKIP() << "no shared file beside the tree";

    EXPECT_EQ(matrix_csv(), test::file_text(shared));
}

TEST(AccessMatrix, HasEveryActionUnderItsOwnName)
{
    std::set<std::string_view> names;
    for (const Action action : all_actions()) {
        names.insert(action_name(action));
        EXPECT_EQ(find_action(action_name(action)), action);
    }

    EXPECT_EQ(names.size(), action_count);
    EXPECT_EQ(find_action("case.peek"), std::nullopt);
}

TEST(AccessMatrix, KnowsEveryRoleByItsCode)
{
    for (const Role role : all_roles) {
        EXPECT_EQ(find_role(role_code(role)), role);
        EXPECT_FALSE(role_label(role).empty());
    }
    EXPECT_EQ(find_role("ZZ"), std::nullopt);
}

TEST(AccessMatrix, GivesTheAdministratorNoCaseContent)
{
    std::size_t rows = 0;
    for (const auto& row : file().rows) {
        if (!starts_with_any(row.action,
                             {"case.",
                              "meeting.",
                              "participant.",
                              "invite.",
                              "rsvp.",
                              "doc.",
                              "minutes.",
                              "redaction.",
                              "action.",
                              "dissent.",
                              "export."}))
            continue;
        ++rows;
        EXPECT_EQ(row.cells[column("AM")], "-") << row.action;
    }
    EXPECT_EQ(rows, 50u);
}

TEST(AccessMatrix, LetsTheAuditorWriteNothing)
{
    const std::set<std::string> reading{"auth.login",
                                        "auth.mfa.enrol_own",
                                        "auth.password.change_own",
                                        "auth.session.list_end_own",
                                        "user.list_directory",
                                        "case.break_glass.review",
                                        "meeting.list_diary",
                                        "report.timeliness",
                                        "audit.view_own",
                                        "audit.view_case_log",
                                        "audit.verify_chain",
                                        "audit.export",
                                        "ops.health_live"};
    for (const auto& row : file().rows)
        if (row.cells[column("AD")] != "-") EXPECT_TRUE(reading.contains(row.action)) << row.action;
}

// What is audited as read under emergency access (audited.cpp) names the same three.
TEST(AccessMatrix, LetsEmergencyAccessReadAndDoNothingElse)
{
    std::set<std::string> by_grant;
    for (const auto& row : file().rows)
        for (const std::string& cell : row.cells)
            if (cell.starts_with("B")) by_grant.insert(row.action);
    EXPECT_EQ(by_grant,
              (std::set<std::string>{"case.view_summary", "meeting.view", "minutes.view"}));
}

TEST(AccessMatrix, LimitsAgenciesToWhatIsTheirs)
{
    for (const auto& row : file().rows)
        for (const std::string role : {"AL", "AU"})
            EXPECT_TRUE(starts_with_any(row.cells[column(role)], {"-", "P", "O", "M"}))
                << row.action << ' ' << role;
}

TEST(AccessMatrix, LetsAnonymousOnlySignInUseALinkReadAFeedAndSeeHealth)
{
    std::set<std::string> granted;
    for (const auto& row : file().rows)
        if (row.cells[column("AN")] != "-") granted.insert(row.action);

    EXPECT_EQ(granted,
              (std::set<std::string>{
                  "auth.login", "link.redeem", "feed.read_by_token", "ops.health_live"}));
}

TEST(AccessMatrix, LetsNobodyDoubleBookOrChangeTheAudit)
{
    for (const auto& row : file().rows) {
        if (row.action != "meeting.double_book" && row.action != "audit.modify_delete") continue;
        for (const std::string& cell : row.cells)
            EXPECT_EQ(cell, "-") << row.action;
    }
}

}  // namespace
}  // namespace quorate::core
