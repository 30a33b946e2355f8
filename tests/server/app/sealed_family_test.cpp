#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/route_addresses.hpp"
#include "tests/support/test_service.hpp"

// A sealed family is in no list, count, search or figure of whoever is not involved: each of them
// is to the byte what it was before there was the family.

namespace quorate::server {
namespace {

constexpr const char* people[] = {"sw", "tm", "sm", "bs", "cc", "ad", "am"};

// What changes by being asked for, or is another one each time.
const std::set<std::string_view> changes_by_itself{
    "/audit",              // how many entries the log has, of which each look is one
    "/audit/own",          // what one looked at, this among it
    "/api/v1/audit",       // the same
    "/api/v1/audit/chain"  // how long the log is
};

// A new feed's form has a new address each time.
constexpr std::string_view makes_a_secret = "/feeds/new";

// Service managers look after access lists at any level, and are told how many are overdue.
bool is_of_access_lists(const std::string& person, const Route& route)
{
    return person == "sm" && (route.pattern.ends_with("/access-lists") ||
                              route.pattern == "/families" || route.pattern == "/");
}

bool is_a_list(const Route& route)
{
    return route.method == Method::get && route.entry == Entry::signed_in &&
           route.pattern.find('{') == std::string_view::npos && route.pattern != makes_a_secret &&
           !changes_by_itself.contains(route.pattern);
}

std::string with_time(std::string statement, const char* start)
{
    const auto seconds = test::at(start).time_since_epoch().count();
    const std::string times = std::to_string(seconds) + ", " + std::to_string(seconds + 3600);
    return statement.replace(statement.find("TIMES"), 5, times);
}

const std::string meeting_of_it =
    "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, starts_at, "
    "ends_at, mode, chair_id, created_by, created_at, changed_at) values ";

class SealedFamilyInLists : public testing::Test {
protected:
    SealedFamilyInLists()
    {
        test::add_directory_to_staff(service_.app().pool);
        for (const char* person : people)
            clients_.emplace(person, service_.as(person));
    }

    // With all that figures are made of, another team's: dates met and open, meetings held and to
    // come, and what is to be done.
    void add_it()
    {
        db::Pool& pool = service_.app().pool;
        const std::string statements[] = {
            "insert into family_case (id, authority_id, reference, family_name, jurisdiction, "
            "team_id, lead_worker_id, level, created_at) values ('case-s', 'authority-1', "
            "'SE-7007', 'Canaryfield', 'England', 'team-south', 'sw-south', 2, 0)",
            "insert into child (id, authority_id, case_id, given_name, family_name, date_of_birth) "
            "values ('child-s', 'authority-1', 'case-s', 'Junco', 'Canaryfield', '2019-01-02')",
            "insert into family_member (id, authority_id, case_id, name, relationship) values "
            "('member-s', 'authority-1', 'case-s', 'Serin Linnet', 'mother')",
            "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
            "recorded_at) values ('event-s', 'authority-1', 'case-s', 'strategy_discussion', "
            "'2026-11-05', 'sw-south', 0)",
            "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
            "limit_date, schedule_by, status, created_at) values ('limit-s', 'authority-1', "
            "'case-s', 'event-s', 'eng-icpc-15wd', 'initial_cp_conference', '2026-11-26', "
            "'2026-11-26', 'open', 0)",
            "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
            "limit_date, schedule_by, status, met_on, created_at) values ('limit-t', "
            "'authority-1', 'case-s', 'event-s', 'eng-icpc-15wd', 'initial_cp_conference', "
            "'2026-11-12', '2026-11-12', 'met', '2026-11-11', 0)",
            with_time(meeting_of_it + "('ms', 'authority-1', 'case-s', 'initial_cp_conference', "
                                      "'7S7S7S', 'feed-ms', 'held', TIMES, 'video', 'cc-south', "
                                      "'bs-south', 0, 0)",
                      "2026-11-11T10:00"),
            "insert into meeting_closing (meeting_id, authority_id, quorum, closed_by, closed_at) "
            "values ('ms', 'authority-1', 'met', 'cc-south', 0)",
            with_time(meeting_of_it + "('mt', 'authority-1', 'case-s', 'initial_cp_conference', "
                                      "'8S8S8S', 'feed-mt', 'scheduled', TIMES, 'video', "
                                      "'cc-south', 'bs-south', 0, 0)",
                      "2026-11-25T10:00"),
            "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, email, "
            "calendar_uid, link_hash, created_at) values ('seat-s', 'authority-1', 'ms', "
            "'contact-police', 'quorum', 'lee@police.example', 'uid-s', 'hash-s', 0)",
            "insert into action_point (id, authority_id, case_id, meeting_id, what, owner_user_id, "
            "due_on, status, link_hash, created_by, created_at) values ('action-s', 'authority-1', "
            "'case-s', 'ms', 'Visit the family', 'sw-south', '2026-11-20', 'open', "
            "'action-hash-s', 'cc-south', 0)"};
        for (const std::string& statement : statements)
            test::run(pool, statement);
    }

    std::string whole(const std::string& person, const Route& route)
    {
        const auto answer = clients_.at(person).get(test::known_address(route));
        return std::to_string(answer.status()) + '\n' + answer.body();
    }

    test::TestService service_;
    std::map<std::string, test::TestService::Client> clients_;
};

TEST_F(SealedFamilyInLists, ChangesNoneOfThemForWhoeverIsNotInvolved)
{
    std::map<std::string, std::string> before;
    for (const char* person : people)
        for (const Route& route : routes())
            if (is_a_list(route) && !is_of_access_lists(person, route))
                before[person + test::route_name(route)] = whole(person, route);
    add_it();

    int shown = 0;
    for (const char* person : people)
        for (const Route& route : routes()) {
            if (!is_a_list(route) || is_of_access_lists(person, route)) continue;
            const std::string& was = before.at(person + test::route_name(route));
            EXPECT_TRUE(whole(person, route) == was)
                << person << " is told of a sealed family by " << test::route_name(route);
            shown += was.starts_with("200") ? 1 : 0;
        }
    EXPECT_GT(shown, 200) << "most answers are refusals: this proves little";
}

TEST_F(SealedFamilyInLists, IsInThoseOfWhoeverIs)
{
    auto chair = service_.as("cc-south");
    const auto figures = chair.get("/reports/timeliness").body();
    add_it();

    for (const char* list : {"/families", "/due", "/needs-a-date"})
        EXPECT_TRUE(chair.get(list).says("SE-7007")) << list;
    EXPECT_NE(chair.get("/reports/timeliness").body(), figures);
}

struct Search {
    const char* what;
    const char* text;
};

class SealedFamilySearched : public SealedFamilyInLists,
                             public testing::WithParamInterface<Search> {};

TEST_P(SealedFamilySearched, IsNotFoundAndNotCounted)
{
    const std::string text = GetParam().text;
    const std::string body = R"({"q":")" + text + R"("})";
    std::map<std::string, std::string> before;
    const auto look = [&](const std::string& person) {
        auto& client = clients_.at(person);
        return client.post("/families/search", {{"q", text}}).body() +
               client.post("/actions/find", {{"family", text}}).body() +
               client.post_json("/api/v1/cases/search", body).body();
    };
    for (const char* person : {"sw", "tm", "bs", "cc"})
        before[person] = look(person);
    add_it();

    for (const auto& [person, was] : before)
        EXPECT_TRUE(look(person) == was) << person;
    EXPECT_TRUE(
        service_.as("cc-south").post_json("/api/v1/cases/search", body).says("Canaryfield"));
}

INSTANTIATE_TEST_SUITE_P(,
                         SealedFamilySearched,
                         testing::Values(Search{"ItsReference", "SE-7007"},
                                         Search{"TheBeginningOfIt", "se-7"},
                                         Search{"ItsName", "Canaryfield"},
                                         Search{"APartOfItsName", "anary"},
                                         Search{"ItsReferenceTypedLoosely", "se 7007"},
                                         Search{"ItsNumber", "7007"},
                                         Search{"AParent", "Serin"},
                                         Search{"ItsChild", "Junco"}),
                         [](const auto& search) { return std::string{search.param.what}; });

// A reference that cannot be had is not had because of a family, whichever: nobody is told which.
TEST_F(SealedFamilyInLists, IsNotToldOfByItsReference)
{
    add_it();
    const auto refused = [&](const std::string& reference) {
        const std::string body =
            R"({"reference":")" + reference +
            R"(","family_name":"Newcombe","jurisdiction":"England","team":"team-north",)"
            R"("lead_worker":"sw","children":[]})";
        const auto answer = clients_.at("sw").post_json("/api/v1/cases", body);
        EXPECT_EQ(answer.status(), 422);
        return answer.body();
    };

    EXPECT_EQ(refused("SE-7007"), refused("EX-2041"));
}

}  // namespace
}  // namespace quorate::server
