#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>
#include <string>
#include <string_view>

#include "tests/support/source_tree.hpp"

// What one person begins another decides, and from another sign-in: Actor::is_second_to() says so
// for every such act. Each place of core that asks it has a row here, with the test that shows that
// the sign-in of the first person is turned away. An act that compares people in its own way fails.

namespace quorate {
namespace {

struct Act {
    std::string_view file;  // that asks whether somebody is the second person
    std::string_view tests;
    std::string_view test;
};

constexpr std::array acts{
    Act{"core/cases/emergency_access.cpp",
        "tests/core/cases/emergency_access_test.cpp",
        "IsNotOpenedFromTheSignInThatApprovedIt"},
    Act{"core/cases/emergency_access.hpp",
        "tests/core/cases/emergency_access_test.cpp",
        "IsNotDecidedFromASignInThatHadAPartInIt"},
    Act{"core/circulation/case_bundle_store.hpp",
        "tests/core/circulation/case_bundles_test.cpp",
        "IsNotReleasedFromTheSignInThatPreparedItNorByWhomItIsAbout"},
    Act{"core/circulation/child_letter_store.hpp",
        "tests/core/circulation/child_letters_test.cpp",
        "AreNotReleasedFromTheSignInThatPreparedThem"},
    Act{"core/circulation/decision_letter_store.hpp",
        "tests/core/circulation/release_letters_test.cpp",
        "AreNotReleasedFromTheSignInThatHandedThemOn"},
    Act{"core/circulation/papers_copy.hpp",
        "tests/core/circulation/release_copies_test.cpp",
        "NobodyReleasesFromTheSignInThatPreparedIt"},
    Act{"core/due_dates/change_holidays.cpp",
        "tests/core/due_dates/change_holidays_test.cpp",
        "IsNotConfirmedFromTheSignInThatPutItForward"},
    Act{"core/due_dates/dates_changes.cpp",
        "tests/core/due_dates/dates_changes_test.cpp",
        "AreNotConfirmedFromTheSignInThatPutThemForward"},
    Act{"core/due_dates/due_list.cpp",
        "tests/core/due_dates/overruns_test.cpp",
        "IsNotDecidedFromTheSignInThatAsked"},
    Act{"core/due_dates/overrun.hpp",
        "tests/core/due_dates/overruns_test.cpp",
        "IsNotDecidedFromTheSignInThatAsked"},
    Act{"core/preparation/preparation_point.hpp",
        "tests/core/preparation/prepare_meeting_test.cpp",
        "IsNotApprovedFromTheSignInThatRecordedIt"},
    // Roles, restrictions, exclusions, holds, erasing and domains: one proposal for all of them.
    Act{"core/proposals/decide_proposal.cpp",
        "tests/core/proposals/proposals_test.cpp",
        "AreNeverOneAndTheSame"},
};

// Gives the refusal its words, or sends somebody to propose an act.
constexpr std::array<std::string_view, 3> tells_only{
    "core/access/permission.cpp", "core/identity/user_accounts.cpp", "core/support/refusals.cpp"};

std::string text_of(std::string_view path)
{
    for (const test::SourceFile& file : test::source_files({std::string{path}}))
        if (file.path == path) return file.text;
    return {};
}

TEST(SecondPerson, IsAskedForByNoActWithoutARowHere)
{
    for (const test::SourceFile& file : test::source_files({".cpp", ".hpp"})) {
        if (file.part() != "core" || file.path == "core/access/actor.hpp") continue;
        const bool asks = file.text.find(".is_second_to(") != std::string::npos;
        EXPECT_EQ(asks, std::ranges::count(acts, file.path, &Act::file) == 1)
            << file.path << (asks ? " has no row" : " has a row and asks nobody");
    }
}

TEST(SecondPerson, HasATestForEachAct)
{
    for (const Act& act : acts)
        EXPECT_NE(text_of(act.tests).find(", " + std::string{act.test} + ")"), std::string::npos)
            << act.file << ": there is no " << act.test;
}

TEST(SecondPerson, IsNotComparedByItsIdAlone)
{
    static const std::regex asked{R"(is_second_to\(|may_be_\w+_by\(actor\))"};
    for (const test::SourceFile& file : test::source_files({".cpp"})) {
        const bool refuses = file.text.find("Refusal::needs_second_person") != std::string::npos;
        if (file.part() != "core" || !refuses || std::ranges::count(tells_only, file.path) != 0)
            continue;
        EXPECT_TRUE(std::regex_search(file.text, asked)) << file.path;
        for (const std::string& line : test::lines_of(file.text))
            EXPECT_FALSE(line.find("needs_second_person") != std::string::npos &&
                         line.find("== actor.user") != std::string::npos)
                << file.path << ": " << line;
    }
}

}  // namespace
}  // namespace quorate
