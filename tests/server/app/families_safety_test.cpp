#include <boost/beast/core/detail/base64.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

#include "core/audit/audit_trail.hpp"
#include "core/identity/app_passwords.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "server/app/app_site.hpp"
#include "server/jobs/mail_composer.hpp"
#include "server/jobs/pack_watcher.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "tests/support/mail_reader.hpp"
#include "tests/support/record_service.hpp"

// Three dangers to a family, and every way out of the service. A health visitor must not be at the
// family's meetings, and was flagged beside the service, so that her seat was not taken back: each
// way has to hold by itself. The parents must not meet, and come to different parts. The mother's
// address is known.

namespace quorate::server {
namespace {

namespace json = boost::json;

using Words = std::vector<std::string>;

const core::AuthorityId authority{"authority-1"};
const std::string noor = "noor@nhs.example";

// What says where and when the family will be.
const Words of_the_meeting{"4F7K2M", "25 November", "20261125", "Room Oak", "Testwood", "Rowan"};
// What says that the other parent comes, and when.
const Words of_the_mother{"Hazel", "hazel@", "10:50", "T105000", "must not meet", "CANARYPAIR"};
const Words of_no_business{"CANARYPAIR", "CANARYFLAG", "CANARYADDRESS"};

void never(const std::string& text, const Words& words, const std::string& where)
{
    for (const std::string& word : words)
        EXPECT_EQ(text.find(word), std::string::npos) << word << " in " << where << '\n' << text;
}

class FamiliesSafety : public test::RecordService {
protected:
    FamiliesSafety()
    {
        for (const char* statement :
             {"update meeting set room_id = 'room-1' where id = 'm1'",
              "update family_member set may_email = 1",
              "update invitee set email = 'glen@mail.example', attends_from = 65, "
              "attends_until = 120 where id = 'seat-father'",
              "update invitee set attends_from = 0, attends_until = 50 where id = 'seat-mother'",
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('mother-1', 'authority-1', 'CANARYADDRESS')"})
            run(statement);
        test::add_agency_user(service.app().pool, "nurse-1", noor, "contact-nurse");
    }

    void run(const std::string& statement) { test::run(service.app().pool, statement); }

    // Beside the service, which would take the seat back.
    void exclude(const std::string& column, const std::string& who)
    {
        run("insert into excluded_person (id, authority_id, case_id, " + column +
            ", reason, flagged_by, flagged_at) values ('x-" + who +
            "', 'authority-1', 'case-1', '" + who + "', 'CANARYFLAG', 'sw', 0)");
    }

    void keep_apart()
    {
        const auto noted = service.as("sw").post(
            "/families/case-1/must-not-meet/new",
            {{"one", "mother-1"}, {"other", "father-1"}, {"reason", "CANARYPAIR"}});
        ASSERT_EQ(noted.status(), 303) << noted.body();
    }

    // Two days before the meeting, all three dangers are known.
    void two_days_before()
    {
        service.clock().set(test::at("2026-11-23T10:00"));
        exclude("contact_id", "contact-nurse");
        keep_apart();
    }

    // After it, with the father flagged as well.
    void afterwards()
    {
        hold();
        finish();
        run("update decision set visible_to_family = 1");
        exclude("contact_id", "contact-nurse");
        exclude("family_member_id", "father-1");
        keep_apart();
    }

    // The invitation of a seat as it would leave now; empty when it would not.
    std::string invitation(const std::string& seat, const std::string& email)
    {
        const core::OutboxMessage message{.id = core::OutboxMessageId{"mail-" + seat},
                                          .authority = authority,
                                          .dedupe_key = seat,
                                          .kind = core::MessageKind::request,
                                          .meeting = core::MeetingId{"m1"},
                                          .invitee = core::InviteeId{seat},
                                          .to = core::Email{email},
                                          .message_id = "mail-" + seat,
                                          .created_at = service.app().now()};
        return service.database().write([&](core::UnitOfWork& work) {
            const auto mail = compose(
                work, {service.app().links, "https://q.example"}, message, service.app().now());
            return mail ? test::mail_content(mail->bytes) : std::string{};
        });
    }

    // What is in the outbox for somebody, of whatever kind.
    std::size_t mails_to(const std::string& email)
    {
        return service.database().read([&](core::UnitOfWork& work) {
            const auto all = work.outbox.of_meeting(authority, core::MeetingId{"m1"});
            return static_cast<std::size_t>(std::ranges::count_if(
                all, [&](const auto& each) { return each.to.reveal() == email; }));
        });
    }

    std::string link_of(const std::string& seat)
    {
        const core::LinkTokens& links = service.app().links;
        const std::string token = links.token(core::seat_link_purpose, seat, 1);
        run("update invitee set link_hash = '" + links.hash(token) + "' where id = '" + seat + "'");
        return "/i/" + token;
    }

    std::string feed(const std::string& by, const std::string& what)
    {
        const auto made = service.as(by).post("/feeds/new", {{"what", what}, {"label", "A feed"}});
        const std::string before = "value=\"http://quorate.test/feeds/";
        const auto at = made.body().find(before);
        if (at == std::string::npos) return {};
        const auto from = at + before.size();
        const auto name = made.body().substr(from, made.body().find('"', from) - from);
        const auto served = service.nobody().get("/feeds/" + name);
        const std::string text{served.response.content()};
        EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR")) << text;
        return text;
    }

    // What the calendar program of an account reads of the meeting.
    test::Answer own_calendar(core::Actor actor, const std::string& email)
    {
        actor.stepped_up_at = service.app().now();
        const auto made = service.app().transact(actor, [&](core::UnitOfWork& work) {
            return core::create_app_password(work, service.app().identity_tools(), actor, "Phone");
        });
        if (!made) throw std::runtime_error{"no app password"};
        const std::string plain = email + ':' + made->text;
        std::string encoded(boost::beast::detail::base64::encoded_size(plain.size()), '\0');
        encoded.resize(
            boost::beast::detail::base64::encode(encoded.data(), plain.data(), plain.size()));
        Request request;
        request.method = Method::get;
        if (!parse_target("/dav/calendars/" + actor.user.text() + "/meetings/m1.ics", request))
            throw std::runtime_error{"no target"};
        request.headers.emplace_back("authorization", "Basic " + encoded);
        request.remote = "127.0.0.1";
        return {AppSite{service.app()}.answer(request)};
    }

    // The rows of the table.

    void invite()
    {
        two_days_before();
        const auto booked = service.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","children":["child-1"],"type":"core_group",
                "starts_at":"2026-12-02T10:00:00+00:00","duration_minutes":60,"chair":"cc",
                "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-nurse"}]})");
        EXPECT_EQ(booked.status(), 422) << booked.body();
        EXPECT_EQ(invitation("seat-nurse", noor), "");
        const std::string fathers = invitation("seat-father", "glen@mail.example");
        EXPECT_NE(fathers.find("T110500"), std::string::npos) << fathers;
        never(fathers, of_the_mother, "the father's invitation");
        for (const std::string& mail : {fathers, invitation("seat-mother", "hazel@mail.example")})
            never(mail, of_no_business, "an invitation");
    }

    void deputy()
    {
        two_days_before();
        const auto handed = by("bs",
                               "/invitees/seat-police/hand",
                               {{"name", "Noor Stubb"},
                                {"email", noor},
                                {"job_title", "Health visitor"},
                                {"version", "1"},
                                {"confirm_address", "yes"}});
        EXPECT_EQ(handed.status(), 422) << handed.body();
        EXPECT_EQ(mails_to(noor), 0u);
        never(handed.body(), of_no_business, "the page about a deputy");
    }

    void reply_link()
    {
        two_days_before();
        const auto hers = service.nobody().get(link_of("seat-nurse"));
        EXPECT_EQ(hers.status(), 404);
        never(hers.body(), of_the_meeting, "the link of who was flagged");
        const auto his = service.nobody().get(link_of("seat-father"));
        EXPECT_EQ(his.status(), 200);
        never(his.body(), of_the_mother, "the father's link");
        never(his.body(), of_no_business, "the father's link");
    }

    void subscription()
    {
        two_days_before();
        never(feed("bs", "agency:agency-health"), of_the_meeting, "the feed of her agency");
        const std::string own = feed("cc", "person");
        EXPECT_NE(own.find("BEGIN:VEVENT"), std::string::npos) << own;
        never(own, of_no_business, "a feed");
        never(own, {"Hazel", "Glen", "Testwood"}, "a feed");
    }

    void calendar_program()
    {
        two_days_before();
        const core::Actor nurse{.user = core::UserId{"nurse-1"},
                                .authority = authority,
                                .role = core::Role::agency_user,
                                .agency = core::AgencyId{"agency-health"},
                                .contact = core::ContactId{"contact-nurse"},
                                .credential = "session"};
        const auto hers = own_calendar(nurse, noor);
        EXPECT_EQ(hers.status(), 404) << hers.body();
        never(hers.body(), of_the_meeting, "her calendar program");
        const auto chairs = own_calendar(test::staff("cc"), "cc@council.example");
        EXPECT_EQ(chairs.status(), 200) << chairs.body();
        never(chairs.body(), of_no_business, "the chair's calendar program");
        never(chairs.body(), {"Hazel", "Glen", "Testwood"}, "the chair's calendar program");
    }

    void door_sheet()
    {
        two_days_before();
        const auto sheet = service.as("bs").get("/rooms/sheet?date=2026-11-25");
        EXPECT_TRUE(sheet.says("4F7K2M")) << sheet.body();
        never(sheet.body(), of_the_mother, "the sheet for the door");
        never(sheet.body(), of_no_business, "the sheet for the door");
        never(sheet.body(), {"Stubb", "Testwood", "Glen"}, "the sheet for the door");
    }

    void circulation()
    {
        afterwards();
        const auto page = service.as("bs").get(meeting + "/papers");
        EXPECT_EQ(page.status(), 200) << page.body();
        never(page.body(), {"CANARYADDRESS"}, "the page about papers");
        for (const char* seat : {"seat-nurse", "seat-father"})
            EXPECT_NE(
                by("bs",
                   "/papers",
                   {{"version", page.field("version")}, {"seats", seat}, {"family_checked", "yes"}})
                    .status(),
                303)
                << seat;
        EXPECT_EQ(mails_to(noor), 0u);
        EXPECT_EQ(mails_to("glen@mail.example"), 0u);
        never(service.as("bs").get(meeting + "/papers/copy/seat-mother").body(),
              of_no_business,
              "the mother's copy");
    }

    void decision_letter()
    {
        afterwards();
        const auto all = service.as("bs").get_json("/api/v1" + meeting + "/decision-letters");
        ASSERT_EQ(all.status(), 200) << all.body();
        never(all.body(), of_no_business, "the letters");
        std::size_t written = 0;
        const json::value listed = json::parse(all.body());
        for (const auto& each : listed.at("items").as_array()) {
            const json::object& letter = each.as_object();
            if (letter.at("recipient").as_string() == "seat-father")
                EXPECT_TRUE(letter.at("letter").is_null()) << json::serialize(letter);
            else if (!letter.at("letter").is_null())
                ++written;
        }
        EXPECT_GE(written, 1u);  // at least the one for the professionals
        never(service.as("bs").get(meeting + "/decision-letter/seat-father/print").body(),
              {"Because of what was seen"},
              "the letter of who was flagged");
    }

    void pack()
    {
        two_days_before();
        service.clock().set(test::at("2026-11-20T10:00"));
        const auto sent = service.as("bs").post_json(
            "/api/v1" + meeting + "/reports",
            R"({"invitee":"seat-police","way":"uploaded","received_on":"2026-11-19",)"
            R"("file":{"name":"notes.pdf","content":"JVBERi0xLjcK"}})");
        EXPECT_EQ(sent.status(), 201) << sent.body();
        EXPECT_EQ(by("bs", "/pack", {{"version", "0"}, {"release_on", ""}}).status(), 303);
        service.clock().set(test::at("2026-11-23T10:00"));
        PackWatcher{service.database(), meeting_tools(service.app())}.run_once();
        EXPECT_EQ(mails_to(noor), 0u);
        EXPECT_GE(mails_to("lee@police.example"), 1u);
        for (const char* page : {"/pack", "/report"}) {
            const auto hers = service.nobody().get(link_of("seat-nurse") + page);
            EXPECT_EQ(hers.status(), 404) << page;
            never(hers.body(), of_the_meeting, "the pack of who was flagged");
        }
        EXPECT_EQ(service.nobody().get(link_of("seat-father") + "/pack").status(), 404);
        const auto theirs = service.nobody().get(link_of("seat-police") + "/pack");
        EXPECT_EQ(theirs.status(), 200);
        never(theirs.body(), of_no_business, "the link to a pack");
    }

    void poll()
    {
        two_days_before();
        const auto needs = service.as("bs").post("/meetings/new/needs",
                                                 {{"family", "case-1"},
                                                  {"type", "review_cp_conference"},
                                                  {"children", "child-1"},
                                                  {"duration_minutes", "120"},
                                                  {"mode", "in_person"},
                                                  {"chair", "cc"},
                                                  {"need.contact:contact-nurse", "quorum"},
                                                  {"need.user:sw", "required"},
                                                  {"version", "0"},
                                                  {"step", "save"}});
        EXPECT_EQ(needs.status(), 422) << needs.body();
        never(needs.body(), of_no_business, "what a meeting needs");
        EXPECT_EQ(mails_to(noor), 0u);
    }

    void search()
    {
        two_days_before();
        const auto hers = service.as("nurse-1").post("/families/search", {{"q", "Testwood"}});
        EXPECT_GE(hers.status(), 400);
        never(hers.body(), {"EX-2041", "Rowan", "Hazel"}, "her search");
        auto staff = service.as("bs");
        EXPECT_TRUE(staff.post("/families/search", {{"q", "Testwood"}}).says("EX-2041"));
        for (const char* secret : {"ANARYADDRES", "ANARYPAI", "ANARYFLA"})
            EXPECT_FALSE(staff.post("/families/search", {{"q", secret}}).says("EX-2041")) << secret;
    }

    void subject_access()
    {
        afterwards();
        run("insert into case_involvement (authority_id, case_id, user_id, expires_at, reason) "
            "values ('authority-1', 'case-1', 'sm', 4000000000, 'x')");
        for (const char* of : {"member/father-1", "member/mother-1", "child/child-1"}) {
            const auto page =
                service.as("sm").get("/families/case-1/subject-access/of/" + std::string{of});
            EXPECT_EQ(page.status(), 200) << of << page.body();
            never(page.body(), of_no_business, of);
        }
        never(service.as("sm").get("/families/case-1/subject-access/of/member/father-1").body(),
              {"10:50"},
              "what the father may be given");
    }
};

struct Channel {
    const char* name;
    void (FamiliesSafety::*holds)();
};

// The protected rows are named by a class that may.
class Channels : public FamiliesSafety {
public:
    static std::vector<Channel> all()
    {
        return {{"Invite", &Channels::invite},
                {"Deputy", &Channels::deputy},
                {"ReplyLink", &Channels::reply_link},
                {"Feed", &Channels::subscription},
                {"CalendarProgram", &Channels::calendar_program},
                {"DoorSheet", &Channels::door_sheet},
                {"Circulation", &Channels::circulation},
                {"DecisionLetter", &Channels::decision_letter},
                {"Pack", &Channels::pack},
                {"Poll", &Channels::poll},
                {"Search", &Channels::search},
                {"SubjectAccess", &Channels::subject_access}};
    }
};

class EachWayOut : public FamiliesSafety, public testing::WithParamInterface<Channel> {};

TEST_P(EachWayOut, ReachesNobodyWhoMustNotKnowAndNamesNothingThatHarms)
{
    (this->*GetParam().holds)();
}

INSTANTIATE_TEST_SUITE_P(, EachWayOut, testing::ValuesIn(Channels::all()), [](const auto& test) {
    return std::string{test.param.name};
});

TEST_F(FamiliesSafety, AnAddressIsShownByItsOwnActionAloneAndEachLookIsAudited)
{
    const auto looks = [&] {
        return service.database().read([](core::UnitOfWork& work) {
            const auto entries = work.audit.of_case(authority, core::CaseId{"case-1"}, 0, 200);
            return std::ranges::count_if(entries, [](const core::AuditEntry& each) {
                return each.record.action == "case.view_safe_address" && each.record.result == "ok";
            });
        });
    };
    auto worker = service.as("sw");
    for (const char* page : {"/families/case-1",
                             "/families/case-1/people/mother-1",
                             "/families/case-1/dates",
                             "/families",
                             "/due.csv",
                             "/meetings/m1",
                             "/meetings/m1/invitees"})
        never(worker.get(page).body(), {"CANARYADDRESS"}, page);
    for (const char* thing : {"/api/v1/cases/case-1",
                              "/api/v1/cases/case-1/members",
                              "/api/v1/cases/case-1/members/mother-1",
                              "/api/v1/meetings/m1",
                              "/api/v1/meetings/m1/invitees"})
        never(worker.get_json(thing).body(), {"CANARYADDRESS"}, thing);
    EXPECT_EQ(looks(), 0);

    const std::string address = "/families/case-1/people/mother-1/address";
    EXPECT_TRUE(worker.get(address).says("CANARYADDRESS"));
    EXPECT_EQ(looks(), 1);
    EXPECT_TRUE(worker.get(address).says("CANARYADDRESS"));
    EXPECT_EQ(looks(), 2);
    for (const char* other : {"sw-south", "am", "ad", "nurse-1"}) {
        const auto answer = service.as(other).get(address);
        EXPECT_GE(answer.status(), 400) << other;
        never(answer.body(), {"CANARYADDRESS"}, other);
    }
    EXPECT_EQ(looks(), 2);
}

}  // namespace
}  // namespace quorate::server
