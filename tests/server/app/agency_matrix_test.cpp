#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/matrix.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/route_addresses.hpp"
#include "tests/support/test_service.hpp"

// The access matrix for agencies' own people, over every route there is: an account shows what its
// owner is invited to and nothing else of a family, however open that is. A link alone is no
// account: whoever has no more is nobody to these routes.

namespace quorate::server {
namespace {

// Of the health trust: the nurse is invited, the GP is not, one is nobody's contact; and one is of
// a trust in another authority.
constexpr const char* strangers[] = {"gp", "newcomer", "far"};

// All of a family that an invited agency is shown before there are papers.
const std::set<std::string> shown_to_invited{"GET /meetings/{m}",
                                             "GET /meetings/{m}/reports",
                                             "GET /api/v1/meetings/{id}",
                                             "GET /api/v1/meetings/{m}/reports"};

// That something changed, and not what: it goes on for as long as one listens.
constexpr std::string_view goes_on = "/meetings/{m}/events";

// Old addresses: where they lead answers for itself.
constexpr std::string_view leads_on = "/meetings/{m}/decisions";

class AgencyMatrix : public testing::Test {
protected:
    AgencyMatrix()
    {
        db::Pool& pool = service_.app().pool;
        test::add_directory_to_staff(pool);
        test::add_conference(
            pool, core::MeetingType::initial_cp_conference, "cc-south", "sw-south");
        test::add_agency_user(pool, "nurse", "noor@nhs.example", "contact-nurse");
        test::add_agency_user(pool, "gp", "sol@nhs.example", "contact-gp");
        test::add_agency_user(pool, "newcomer", "new@nhs.example", "");
        test::run(pool, "insert into organisation (id, joining_code) values ('org-far', 'far')");
        test::run(pool,
                  "insert into agency (id, authority_id, organisation_id, name, kind) values "
                  "('agency-far', 'authority-2', 'org-far', 'Far trust', 'health')");
        test::run(pool,
                  "insert into staff_user (id, authority_id, name, email, role, agency_id, "
                  "password_hash, created_at) values ('far', 'authority-2', 'Far Stubb', "
                  "'far@nhs.example', 'AU', 'agency-far', 'none', 0)");
        for (const char* person : {"nurse", "gp", "newcomer", "far"})
            clients_.emplace(person, service_.as(person));
    }

    static core::Letter letter_of(const Route& route)
    {
        return core::cell(core::Role::agency_user, route.action).letter;
    }

    test::Answer ask(const std::string& person, const Route& route)
    {
        auto& client = clients_.at(person);
        const std::string address = test::known_address(route);
        if (route.pattern.starts_with("/api/"))
            return client.send(route.method,
                               address,
                               route.method == Method::get ? "" : "{}",
                               {{"content-type", "application/json"}, {"if-match", "\"1\""}});
        return route.method == Method::post ? client.post(address) : client.get(address);
    }

    // To the person each route about the family that the matrix leaves open to agencies is as if
    // there were no such family.
    void is_hidden_from(const std::string& person, const std::string& why)
    {
        int asked = 0;
        for (const Route& route : routes()) {
            if (route.entry != Entry::signed_in || !test::is_about_a_case(route)) continue;
            if (letter_of(route) == core::Letter::never || route.pattern == leads_on) continue;
            const int status = ask(person, route).status();
            // What is asked of every request to the API comes before anything is looked up.
            const bool is_hidden =
                status == 404 || (route.pattern.starts_with("/api/") && status == 422);
            EXPECT_TRUE(is_hidden)
                << person << ", " << why << ": " << test::route_name(route) << " " << status;
            ++asked;
        }
        EXPECT_GT(asked, 40);
    }

    void run(const std::string& statement) { test::run(service_.app().pool, statement); }

    test::TestService service_;
    std::map<std::string, test::TestService::Client> clients_;
};

TEST_F(AgencyMatrix, RefusesWhatTheRoleMayNever)
{
    int asked = 0;
    for (const char* person : {"nurse", "gp"})
        for (const Route& route : routes()) {
            if (route.entry != Entry::signed_in) continue;
            if (letter_of(route) != core::Letter::never) continue;
            const auto answer = ask(person, route);
            EXPECT_EQ(answer.status(), 403) << person << " " << test::route_name(route);
            EXPECT_EQ(answer.response.code, "QUO-002") << person << " " << test::route_name(route);
            ++asked;
        }
    EXPECT_GT(asked, 400);
}

TEST_F(AgencyMatrix, HidesAFamilyFromWhoeverIsNotInvited)
{
    for (const char* level : {"0", "1", "2"}) {
        run("update family_case set level = " + std::string{level});
        for (const char* person : strangers)
            is_hidden_from(person, "level " + std::string{level});
    }
}

TEST_F(AgencyMatrix, HidesAFamilyFromWhoeverIsNoLongerInvited)
{
    run("update invitee set removed_at = 1 where id = 'seat-nurse'");

    is_hidden_from("nurse", "taken off the meeting");
}

TEST_F(AgencyMatrix, HidesAFamilyFromWhoeverIsExcluded)
{
    run("insert into excluded_person (id, authority_id, case_id, contact_id, reason, flagged_by, "
        "flagged_at) values ('x1', 'authority-1', 'case-1', 'contact-nurse', 'Reason', 'sw-south', "
        "0)");

    is_hidden_from("nurse", "excluded");
}

TEST_F(AgencyMatrix, ShowsTheInvitedTheirMeetingAndNoMore)
{
    for (const char* level : {"0", "1", "2"}) {
        run("update family_case set level = " + std::string{level});
        std::set<std::string> shown;
        for (const Route& route : routes()) {
            if (route.entry != Entry::signed_in || !test::is_about_a_case(route)) continue;
            if (letter_of(route) == core::Letter::never || route.pattern == goes_on) continue;
            const int status = ask("nurse", route).status();
            EXPECT_LT(status, 500) << test::route_name(route);
            if (status == 200) shown.insert(test::route_name(route));
        }
        EXPECT_EQ(shown, shown_to_invited) << "at level " << level;
    }
}

TEST_F(AgencyMatrix, ListsTheInvitedTheirMeetingAlone)
{
    const auto said = [&](const char* person) {
        return clients_.at(person).get("/api/v1/meetings").body();
    };

    EXPECT_NE(said("nurse").find(R"("id":"m1")"), std::string::npos);
    for (const char* person : strangers)
        EXPECT_EQ(said(person).find(R"("id":"m1")"), std::string::npos) << person;
}

// With a link there is no session; matrix_over_http_test.cpp asks the same of pages.
TEST_F(AgencyMatrix, LetsNoProgramInWithoutAnAccount)
{
    auto client = service_.nobody();
    for (const Route& route : routes()) {
        if (route.entry != Entry::signed_in || !route.pattern.starts_with("/api/")) continue;
        const auto answer = client.send(route.method, test::known_address(route));
        EXPECT_EQ(answer.status(), 401) << test::route_name(route);
    }
}

}  // namespace
}  // namespace quorate::server
