#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <functional>

#include "core/actions/action_links.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/identity/app_passwords.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "server/app/csrf.hpp"
#include "server/app/sign_in_steps.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using core::SeatHolder;
using test::TestService;

// One way to get at something, and whether it leads there by way of that server.
struct WayIn {
    std::string name;
    std::function<bool(TestService&)> opens;
};

const std::string words = "heron ladder violet";

// Two servers on one database: what is done by way of the first has to hold at the second.
class ALeaver : public testing::TestWithParam<db::Dialect> {
protected:
    ALeaver()
    {
        test::add_directory_to_staff(first.app().pool);
        const auto booked = first.as("bs").post("/meetings/new",
                                                {{"family", "case-1"},
                                                 {"type", "initial_cp_conference"},
                                                 {"children", "child-1"},
                                                 {"date", "25/11/2026"},
                                                 {"time", "10:00"},
                                                 {"duration_minutes", "60"},
                                                 {"confirm_quorum", "yes"},
                                                 {"chair", "cc"},
                                                 {"mode", "hybrid"},
                                                 {"room", "room-1"},
                                                 {"video_link", "https://video.example/x"},
                                                 {"need.contact:contact-police", "quorum"},
                                                 {"need.contact:contact-nurse", "quorum"},
                                                 {"step", "save"}});
        const std::string location = booked.header("Location");
        const std::string path = location.substr(0, location.find('?'));
        meeting = core::MeetingId{path.substr(path.rfind('/') + 1)};
    }

    static std::string secret_on(const test::Answer& page)
    {
        const std::string mark = "id=\"secret\">";
        const auto from = page.body().find(mark) + mark.size();
        return page.body().substr(from, page.body().find('<', from) - from);
    }

    WayIn page(const std::string& name, const std::string& path)
    {
        return {name, [path](TestService& at) {
                    at.app().feeds.look(at.database());  // as its watcher does
                    return at.nobody().get(path).status() == 200;
                }};
    }

    WayIn session(const std::string& user)
    {
        // A client belongs to one server: the token is what a browser would send to either.
        const auto begun = first.database().write([&](core::UnitOfWork& work) {
            auto stores = first.app().identity_stores(work);
            core::Session session;
            session.authority = test::exampleshire;
            session.user = core::UserId{user};
            session.expires_at = first.clock().now() + std::chrono::hours{10};
            return core::begin_session(stores, first.app().identity_tools(), session);
        });
        return {"a session", [token = begun.token](TestService& at) {
                    return at.nobody()
                               .send(Method::get,
                                     "/me",
                                     {},
                                     {{"cookie", std::string{session_cookie} + "=" + token}})
                               .status() == 200;
                }};
    }

    WayIn api_token(const std::string& user)
    {
        const std::string token =
            secret_on(first.as(user).post("/me/tokens/new", {{"name", "Reports"}, {"days", "30"}}));
        return {"an API token", [token](TestService& at) {
                    return at.nobody()
                               .send(Method::get,
                                     "/api/v1/meetings",
                                     {},
                                     {{"authorization", "Bearer " + token}})
                               .status() == 200;
                }};
    }

    WayIn app_password(const std::string& user, const std::string& email)
    {
        const std::string secret =
            secret_on(first.as(user).post("/me/calendar-programs/new", {{"name", "Work phone"}}));
        return {"an app password", [secret, email](TestService& at) {
                    return at.database().read([&](core::UnitOfWork& work) {
                        return core::resume_app_password(work,
                                                         at.app().identity_tools(),
                                                         at.app().sign_in_limits,
                                                         {.email = core::Email{email},
                                                          .secret = core::Password{secret},
                                                          .network = "192.0.2.0/24"})
                            .has_value();
                    });
                }};
    }

    WayIn password(const std::string& user, const std::string& email)
    {
        first.as(user).post("/me/password", {{"password", words}, {"again", words}});
        return {
            "the password", [email](TestService& at) {
                return sign_in(at.app(), email, words, "192.0.2.0/24", false).signed_in.has_value();
            }};
    }

    WayIn feed(const std::string& user, const std::string& kind, const std::string& subject)
    {
        const auto made = first.as(user).post_json(
            "/api/v1/feeds",
            R"({"kind":")" + kind + R"(","subject":")" + subject + R"(","label":"Mine"})");
        EXPECT_EQ(made.status(), 201) << kind << made.body();
        return page("a feed: " + kind,
                    std::string{boost::json::parse(made.body()).at("path").as_string()});
    }

    WayIn seat_link(const SeatHolder& who)
    {
        const auto seats = first.database().read([&](core::UnitOfWork& work) {
            return work.invitees.of_meeting(test::exampleshire, meeting);
        });
        for (const core::InviteeEntry& each : seats)
            if (each.invitee.holder == who)
                return page("the link of a seat",
                            "/i/" + first.app().links.token(
                                        core::seat_link_purpose, each.invitee.id.text(), 1));
        throw std::invalid_argument{"no such seat"};
    }

    WayIn action_link(const std::string& column, const std::string& owner)
    {
        const std::string token = "action-of-" + owner;
        test::run(first.app().pool,
                  "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                  "plain_language, " +
                      column +
                      ", due_on, status, link_hash, created_by, created_at) values ('act-1', "
                      "'authority-1', 'case-1', '" +
                      meeting.text() + "', 'See them', 'See them', '" + owner +
                      "', '2026-12-11', 'open', '" + first.app().links.hash(token) + "', 'bs', 0)");
        return page("the link of an action point", "/a/" + token);
    }

    WayIn device(const std::string& reader)
    {
        first.database().write([&](core::UnitOfWork& work) {
            work.reader_codes.add_device(
                test::exampleshire,
                {.token_hash = "device",
                 .reader = reader,
                 .email = core::Email{"somebody@example.org"},
                 .trusted_at = first.clock().now(),
                 .expires_at = first.clock().now() + std::chrono::hours{24}});
            return true;
        });
        return {"a trusted device", [](TestService& at) {
                    return at.database().read([&](core::UnitOfWork& work) {
                        const auto known =
                            work.reader_codes.find_device(test::exampleshire, "device");
                        return known && !known->ended_at;
                    });
                }};
    }

    void expect_all(const std::vector<WayIn>& ways, bool open)
    {
        for (const WayIn& way : ways) {
            EXPECT_EQ(way.opens(first), open) << way.name;
            EXPECT_EQ(way.opens(second), open) << way.name << ", at the other server";
        }
    }

    // What waits for somebody, by the code of why.
    std::string why_waits(const std::string& address)
    {
        return first.database().read([&](core::UnitOfWork& work) -> std::string {
            for (const core::OutboxMessage& each :
                 work.outbox.of_meeting(test::exampleshire, meeting))
                if (each.to.reveal() == address) return std::string{core::must_wait(work, each)};
            return "no message";
        });
    }

    std::string address_of(const std::string& contact)
    {
        return first.database().read([&](core::UnitOfWork& work) {
            return work.contacts.find(test::exampleshire, core::ContactId{contact})
                ->contact.email.reveal();
        });
    }

    // Lets the nurse of the health trust go, or have them back.
    int turn(const std::string& way)
    {
        const int version = first.database().read([](core::UnitOfWork& work) {
            return work.contacts.find(test::exampleshire, core::ContactId{"contact-nurse"})
                ->contact.version;
        });
        return first.as("bs")
            .post("/directory/contacts/contact-nurse/" + way,
                  {{"version", std::to_string(version)}})
            .status();
    }

    TestService first{GetParam()};
    TestService second{first.data()};
    core::MeetingId meeting;
};

TEST_P(ALeaver, OfTheStaffKeepsNoWayInAtAnyServer)
{
    const std::string email = "cc@council.example";
    const std::vector<WayIn> ways{password("cc", email),
                                  session("cc"),
                                  api_token("cc"),
                                  app_password("cc", email),
                                  feed("cc", "person", ""),
                                  feed("cc", "tasks", ""),
                                  feed("cc", "team", "team-north"),
                                  feed("cc", "room", "room-1"),
                                  feed("cc", "agency", "agency-police"),
                                  seat_link({.user = core::UserId{"cc"}}),
                                  action_link("owner_user_id", "cc"),
                                  device("user:cc")};
    expect_all(ways, true);
    EXPECT_EQ(why_waits(email), "");

    const auto version = first.database().read(
        [](core::UnitOfWork& work) { return work.users.find(core::UserId{"cc"})->version; });
    ASSERT_EQ(first.as("am")
                  .post("/admin/users/cc/disable", {{"version", std::to_string(version)}})
                  .status(),
              303);

    expect_all(ways, false);
    EXPECT_EQ(why_waits(email), "person_left");
}

TEST_P(ALeaver, OfAnAgencyKeepsNoWayInAtAnyServer)
{
    test::add_agency_user(first.app().pool, "noor");
    const std::string email = "noor@nhs.example";
    const SeatHolder nurse{.contact = core::ContactId{"contact-nurse"}};
    const std::vector<WayIn> ways{password("noor", email),
                                  session("noor"),
                                  api_token("noor"),
                                  app_password("noor", email),
                                  feed("noor", "person", ""),
                                  feed("noor", "agency", "agency-health"),
                                  seat_link(nurse),
                                  action_link("owner_contact_id", "contact-nurse"),
                                  device("contact:contact-nurse")};
    expect_all(ways, true);
    EXPECT_EQ(why_waits(address_of("contact-nurse")), "");

    ASSERT_EQ(turn("deactivate"), 303);

    expect_all(ways, false);
    EXPECT_EQ(why_waits(address_of("contact-nurse")), "person_left");
}

TEST_P(ALeaver, WhoIsBackIsInvitedAgainButSignsInNoMore)
{
    test::add_agency_user(first.app().pool, "noor");
    const WayIn link = seat_link({.contact = core::ContactId{"contact-nurse"}});
    const WayIn account = password("noor", "noor@nhs.example");
    ASSERT_EQ(turn("deactivate"), 303);

    ASSERT_EQ(turn("reactivate"), 303);

    expect_all({link}, true);
    expect_all({account}, false);
    EXPECT_EQ(why_waits(address_of("contact-nurse")), "");
}

QUORATE_ON_EVERY_DATABASE(ALeaver);

}  // namespace
}  // namespace quorate::server
