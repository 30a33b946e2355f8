#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/decide.hpp"
#include "core/access/permission.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/route_addresses.hpp"
#include "tests/support/test_service.hpp"

// The access matrix, asked over the routes: every route that is there and that comes, as every
// role, however near the person is to the family and however much more care it needs. The matrix is
// held against decide() elsewhere; here the answers are held against the matrix. A tenth of the
// questions is asked each time, the same ones; all of them when QUORATE_TEST_LONG is set (tests/run
// --long).

namespace quorate::server {
namespace {

struct Person {
    std::string id;
    core::Role role;
    bool is_elsewhere = false;  // of another authority
};

const std::vector<Person>& people()
{
    using core::Role;
    static const std::vector<Person> all{{"sw", Role::social_worker},
                                         {"tm", Role::team_manager},
                                         {"sm", Role::service_manager},
                                         {"bs", Role::business_support},
                                         {"cc", Role::chair},
                                         {"ad", Role::auditor},
                                         {"am", Role::administrator},
                                         {"sw-elsewhere", Role::social_worker, true},
                                         {"sm-elsewhere", Role::service_manager, true},
                                         {"bs-elsewhere", Role::business_support, true},
                                         {"cc-elsewhere", Role::chair, true}};
    return all;
}

// How the family stands to all of them.
struct Standing {
    core::Level level;
    bool is_of_their_team;
    bool are_listed;  // on its access list
};

std::vector<Standing> standings()
{
    std::vector<Standing> all;
    for (const auto level : {core::Level::open, core::Level::restricted, core::Level::sealed})
        for (const bool of_team : {false, true})
            for (const bool listed : {false, true})
                all.push_back({level, of_team, listed});
    return all;
}

// Whom an open family of their team is theirs to work with.
bool is_involved_by_team(core::Role role)
{
    using core::Role;
    return role == Role::team_manager || role == Role::business_support || role == Role::chair ||
           role == Role::service_manager;
}

core::Relation relation_of(const Person& person, const Standing& standing)
{
    using core::Relation;
    if (person.is_elsewhere) return Relation::other_authority;
    if (standing.are_listed) return Relation::involved;
    if (!standing.is_of_their_team) return Relation::same_authority;
    const bool by_team = standing.level == core::Level::open && is_involved_by_team(person.role);
    return by_team ? Relation::involved : Relation::same_team;
}

// Core groups are chaired by those who work with the family, and who chairs a meeting may do in it
// what a chair may: the use case finds out, so the matrix's "never" is not the last word before it.
bool may_be_its_chair(const Person& person, const Route& route)
{
    using core::Role;
    const bool by_role = person.role == Role::social_worker || person.role == Role::team_manager ||
                         person.role == Role::service_manager;
    return by_role && route.pattern.find("/meetings/{") != std::string_view::npos &&
           core::cell(Role::chair, route.action).letter != core::Letter::never;
}

enum class Expected {
    allowed,      // not refused for who they are
    not_allowed,  // told that their role does not allow it
    not_found,    // as if it did not exist
    refused       // not let in, in whichever of the two ways
};

Expected expected(const Person& person, const Route& route, const Standing& standing)
{
    const auto decision = core::decide(person.role,
                                       route.action,
                                       {.relation = relation_of(person, standing),
                                        .level = standing.level,
                                        .context = {.step_up = true}});
    switch (decision.answer) {
        case core::Answer::allow:
        case core::Answer::allow_reduced:
        case core::Answer::challenge:
            return Expected::allowed;
        case core::Answer::hide:
            return Expected::not_found;
        case core::Answer::deny:
            break;
    }
    return may_be_its_chair(person, route) ? Expected::refused : Expected::not_allowed;
}

// The answer to whoever's role does not allow it.
bool is_not_allowed(const test::Answer& answer)
{
    return answer.status() == 403 && answer.response.code == "QUO-002";
}

// Pages that have moved: where they lead answers for itself.
bool leads_on(const Route& route)
{
    return route.pattern == "/meetings/{m}/decisions";
}

// What is wrong with the answer; empty when it is as expected.
std::string complaint(Expected expected, const Route& route, const test::Answer& answer)
{
    const int status = answer.status();
    const bool is_api = route.pattern.starts_with("/api/");
    if (status >= 500) return "a fault";
    switch (expected) {
        case Expected::allowed:
            return is_not_allowed(answer) ? "refused to whom the matrix allows it" : "";
        case Expected::not_allowed:
            return is_not_allowed(answer) ? "" : "not refused to a role that may never";
        case Expected::not_found:
            // What is asked of every request to the API comes before anything is looked up.
            if (status == 404 || (is_api && status == 422) || leads_on(route)) return "";
            return "not hidden from who may not know of it";
        case Expected::refused:
            // Involved, they may be told first that it is not the time for it.
            if (status == 403 || status == 404) return "";
            return status >= 300 ? "" : "let in without being the chair";
    }
    return {};
}

// Which questions are asked: the same ones every time.
class Sample {
public:
    bool takes_next()
    {
        const bool drawn = numbers_() % 10 == 0;
        return drawn || is_whole_;
    }
    bool is_whole() const { return is_whole_; }

private:
    std::mt19937 numbers_{2041};
    bool is_whole_ = std::getenv("QUORATE_TEST_LONG") != nullptr;
};

class MatrixOverHttp : public testing::Test {
protected:
    MatrixOverHttp()
    {
        db::Pool& pool = service_.app().pool;
        test::add_directory_to_staff(pool);
        test::add_conference(
            pool, core::MeetingType::initial_cp_conference, "cc-south", "sw-south");
        test::run(pool, "update family_case set lead_worker_id = 'sw-south' where id = 'case-1'");
        for (const Person& person : people())
            if (person.is_elsewhere)
                test::run(pool,
                          "insert into staff_user (id, authority_id, name, email, role, "
                          "password_hash, created_at) values ('" +
                              person.id + "', 'authority-2', 'From elsewhere', '" + person.id +
                              "@council.example', '" + std::string{core::role_code(person.role)} +
                              "', 'none', 0)");
        for (const Person& person : people())
            clients_.emplace(person.id, service_.as(person.id));
    }

    void set(const Standing& standing)
    {
        db::Pool& pool = service_.app().pool;
        test::run(
            pool,
            "update family_case set level = " + std::to_string(static_cast<int>(standing.level)) +
                ", team_id = '" + (standing.is_of_their_team ? "team-north" : "team-south") +
                "' where id = 'case-1'");
        test::run(pool, "delete from case_involvement");
        if (!standing.are_listed) return;
        for (const Person& person : people())
            if (!person.is_elsewhere)
                test::run(pool,
                          "insert into case_involvement (authority_id, case_id, user_id, "
                          "expires_at, reason) values ('authority-1', 'case-1', '" +
                              person.id + "', 9999999999, 'Named by a test')");
    }

    test::Answer ask(const Person& person, const Route& route)
    {
        auto& client = clients_.at(person.id);
        const std::string address = test::known_address(route);
        if (route.pattern.starts_with("/api/"))
            return client.send(route.method,
                               address,
                               route.method == Method::get ? "" : "{}",
                               {{"content-type", "application/json"}, {"if-match", "\"1\""}});
        return route.method == Method::post ? client.post(address) : client.get(address);
    }

    // Asks and compares; gives the status.
    int look(const Person& person, const Route& route, const Standing& standing, Expected wanted)
    {
        const auto answer = ask(person, route);
        const std::string wrong = complaint(wanted, route, answer);
        EXPECT_EQ(wrong, "") << person.id << " " << test::route_name(route) << " ("
                             << core::action_name(route.action) << ") at level "
                             << static_cast<int>(standing.level)
                             << (standing.is_of_their_team ? ", of the team" : "")
                             << (standing.are_listed ? ", listed" : "") << ": " << answer.status();
        return answer.status();
    }

    test::TestService service_;
    std::map<std::string, test::TestService::Client> clients_;
    Sample sample_;
};

// Opening a record in an emergency is for those who are not involved; to the others the page may
// say so.
bool has_own_rules(const Route& route, const Standing& standing)
{
    return route.action == core::Action::case_break_glass && standing.are_listed;
}

TEST_F(MatrixOverHttp, SaysWhoIsShownWhatOfAFamily)
{
    int asked = 0;
    int shown = 0;
    for (const Standing& standing : standings()) {
        set(standing);
        for (const Person& person : people())
            for (const Route& route : routes()) {
                if (route.entry != Entry::signed_in || !test::is_about_a_case(route)) continue;
                if (has_own_rules(route, standing) || !sample_.takes_next()) continue;
                const Expected wanted = expected(person, route, standing);
                // What is allowed and changes something has a test and a family of its own.
                if (wanted == Expected::allowed && route.method != Method::get) continue;
                const int status = look(person, route, standing, wanted);
                ++asked;
                if (status == 200) ++shown;
            }
    }
    EXPECT_GT(asked, sample_.is_whole() ? 15'000 : 1'500);
    EXPECT_GT(shown, asked / 50) << "nothing is shown to anybody";
}

TEST_F(MatrixOverHttp, RefusesNobodyWhatTheMatrixAllows)
{
    int asked = 0;
    for (const Standing& standing : standings()) {
        set(standing);
        for (const Person& person : people())
            for (const Route& route : routes()) {
                if (route.entry != Entry::signed_in || !test::is_about_a_case(route)) continue;
                if (route.method == Method::get || has_own_rules(route, standing)) continue;
                if (!sample_.takes_next()) continue;
                if (expected(person, route, standing) != Expected::allowed) continue;
                look(person, route, standing, Expected::allowed);
                ++asked;
            }
    }
    EXPECT_GT(asked, sample_.is_whole() ? 2'000 : 150);
}

TEST_F(MatrixOverHttp, SaysWhoMayNeverDoWhatIsAboutNoFamily)
{
    // An administrator adds addresses of calendars of staff; the one here is a contact's.
    constexpr std::string_view of_staff_alone = "/calendar/times/{kind}/{o}/addresses";
    int asked = 0;
    for (const Person& person : people())
        for (const Route& route : routes()) {
            if (route.entry != Entry::signed_in || test::is_about_a_case(route)) continue;
            const core::Letter letter = core::cell(person.role, route.action).letter;
            const bool never = letter == core::Letter::never;
            // One's own is for one's own tests.
            if (letter == core::Letter::own || letter == core::Letter::participant) continue;
            if (!never && (route.method != Method::get || route.pattern == of_staff_alone))
                continue;
            look(person,
                 route,
                 {core::Level::open, true, false},
                 never ? Expected::not_allowed : Expected::allowed);
            ++asked;
        }
    EXPECT_GT(asked, 500);
}

TEST_F(MatrixOverHttp, LetsNobodyInWhoHasNotSignedIn)
{
    auto client = service_.nobody();
    for (const Route& route : routes()) {
        if (route.entry != Entry::signed_in || route.pattern.starts_with("/api/")) continue;
        const std::string address = test::known_address(route);
        const auto answer =
            route.method == Method::get ? client.get(address) : client.post(address);
        EXPECT_EQ(answer.status(), 303) << test::route_name(route);
        EXPECT_TRUE(answer.header("Location").starts_with("/sign-in")) << test::route_name(route);
    }
}

}  // namespace
}  // namespace quorate::server
