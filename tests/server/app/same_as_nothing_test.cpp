#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/access/matrix.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/route_addresses.hpp"
#include "tests/support/test_service.hpp"

// What somebody may not know of is answered as what does not exist is: to the byte, by every route
// that takes an id.

namespace quorate::server {
namespace {

// Ids as long as those of known_things, which nothing has.
constexpr test::SegmentValues nothing{{{"meetings", "mx"},
                                       {"families", "case-x"},
                                       {"cases", "case-x"},
                                       {"children", "child-x"},
                                       {"decisions", "child-x"},
                                       {"child-letters", "child-x"},
                                       {"people", "mother-x"},
                                       {"members", "mother-x"},
                                       {"agreements", "mother-x"},
                                       {"invitees", "seat-nobody"},
                                       {"letters", "seat-nobody"},
                                       {"share", "seat-nobody"},
                                       {"copy", "seat-nobody"},
                                       {"seats", "seat-nobody"},
                                       {"items", "decision"},
                                       {"meeting-needs", "core_group"}}};

// Of "/meetings/m1/decisions" the "/meetings/m1": where an old address leads keeps that.
std::string stem(const std::string& address)
{
    return address.substr(0, address.find('/', address.find('/', 1) + 1));
}

// Everything about an answer, with the address that it names written as `address`.
std::string whole(const test::Answer& answer, const std::string& asked, const std::string& address)
{
    std::string text = std::to_string(answer.status()) + '\n';
    for (const auto& [name, value] : answer.response.headers)
        text += name + ": " + value + '\n';
    text += answer.body();
    for (auto at = text.find(asked); at != std::string::npos;
         at = text.find(asked, at + address.size()))
        text.replace(at, asked.size(), address);
    const std::string leads_to = "Location: " + stem(asked) + '/';
    if (const auto at = text.find(leads_to); at != std::string::npos)
        text.replace(at, leads_to.size(), "Location: " + stem(address) + '/');
    return text;
}

// A sealed family of another team, and its conference.
class SealedFamily : public testing::Test {
protected:
    SealedFamily()
    {
        db::Pool& pool = service_.app().pool;
        test::add_directory_to_staff(pool);
        test::add_conference(
            pool, core::MeetingType::initial_cp_conference, "cc-south", "sw-south");
        test::run(pool,
                  "update family_case set level = 2, team_id = 'team-south', lead_worker_id = "
                  "'sw-south' where id = 'case-1'");
    }

    test::Answer ask(test::TestService::Client& client,
                     const Route& route,
                     const std::string& address)
    {
        if (route.pattern.starts_with("/api/"))
            return client.send(route.method,
                               address,
                               route.method == Method::get ? "" : "{}",
                               {{"content-type", "application/json"}, {"if-match", "\"1\""}});
        return route.method == Method::post ? client.post(address) : client.get(address);
    }

    test::TestService service_;
};

TEST_F(SealedFamily, IsToEveryRouteAsIfItDidNotExist)
{
    int looked_at = 0;
    for (const char* person : {"sw", "tm", "sm", "bs", "cc", "ad", "am"}) {
        auto client = service_.as(person);
        for (const Route& route : routes()) {
            if (route.entry != Entry::signed_in || !test::is_about_a_case(route)) continue;
            // Service managers look after access lists at any level, by the reference alone.
            const core::Letter reach = core::cell(test::staff(person).role, route.action).letter;
            if (reach == core::Letter::any_level) continue;
            const std::string there = test::known_address(route);
            const std::string not_there = test::address_with(route, nothing);
            if (there == not_there) continue;  // of a hold, a poll: known by an id of its own
            const auto hidden = ask(client, route, there);
            const auto missing = ask(client, route, not_there);
            EXPECT_GE(hidden.status(), 300) << person << " " << test::route_name(route);
            EXPECT_EQ(whole(hidden, there, not_there), whole(missing, not_there, not_there))
                << person << " " << test::route_name(route);
            ++looked_at;
        }
    }
    EXPECT_GT(looked_at, 500);
}

// What is known by an id of its own leads to its family, or to nothing.
TEST_F(SealedFamily, IsNotLedToByWhatBelongsToIt)
{
    db::Pool& pool = service_.app().pool;
    test::run(pool, "update meeting set from_hold = 'hold-1' where id = 'm1'");
    test::run(pool,
              "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
              "recorded_at) values ('e1', 'authority-1', 'case-1', 'strategy_discussion', "
              "'2026-11-05', 'sw-south', 0)");
    test::run(pool,
              "insert into due_date (id, authority_id, case_id, event_id, rule_id, limit_date, "
              "schedule_by, status, created_at) values ('limit-1', 'authority-1', 'case-1', 'e1', "
              "'eng-icpc-15wd', '2026-11-26', '2026-11-26', 'open', 0)");
    const std::pair<const char*, const char*> addresses[] = {
        {"/last-days/limit-1", "/last-days/limit-x"},
        {"/meetings/holds/hold-1", "/meetings/holds/hold-x"}};
    for (const char* person : {"sw", "tm", "sm", "bs", "cc"}) {
        auto client = service_.as(person);
        for (const auto& [there, not_there] : addresses) {
            const auto hidden = client.get(there);
            EXPECT_GE(hidden.status(), 400) << person << " " << there;
            EXPECT_EQ(whole(hidden, there, not_there),
                      whole(client.get(not_there), not_there, not_there))
                << person << " " << there;
        }
    }
    EXPECT_EQ(service_.as("sw-south").get("/last-days/limit-1").header("Location"),
              "/families/case-1/dates");
}

TEST_F(SealedFamily, IsThereForWhoeverIsInvolved)
{
    auto client = service_.as("sw-south");

    EXPECT_EQ(client.get("/families/case-1").status(), 200);
    EXPECT_EQ(client.get("/meetings/m1").status(), 200);
}

}  // namespace
}  // namespace quorate::server
