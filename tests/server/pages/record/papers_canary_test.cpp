#include <memory>

#include "core/actions/action_store.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/outbox/outbox.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/mail_reader.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/record_service.hpp"

// A word that is found nowhere else in every field that the mother may not read, and every output
// that her copy has: what the two look at before it leaves, the mail, and the page behind its link.

namespace quorate::server {
namespace {

const core::AuthorityId authority{"authority-1"};

// After the minutes are agreed, as nothing in them can be written any more.
const char* const planted[] = {
    "update family_case set reference = 'CANARYREF', family_name = 'CANARYFAMILY'",
    "update child set given_name = 'CANARYSIBLING' where id = 'child-2'",
    "update family_member set name = 'CANARYFATHER Otherwood', relationship = 'CANARYRELATION', "
    "email = 'canaryfather@mail.example', phone = '01632 777777', language = 'CANARYLANGUAGE', "
    "safe_contact_notes = 'CANARYNOTES' where id = 'father-1'",
    "update family_member set phone = '01632 666666', safe_contact_notes = 'CANARYOWNNOTES' "
    "where id = 'mother-1'",
    "insert into safe_address (family_member_id, authority_id, address) values "
    "('father-1', 'authority-1', 'CANARYADDRESS')",
    "update contact set name = 'CANARYCONTACT ' || id, phone = '01632 888888', "
    "job_title = 'CANARYJOB'",
    "update invitee set reply = 'deputy', deputy_name = 'CANARYDEPUTY', "
    "reply_note = 'CANARYREPLY' where id = 'seat-nurse'",
    "update minute_section set visible_to_family = 1 where item in ('reason', 'analysis')",
    "update decision set dissent = 'CANARYDISSENT', visible_to_family = 1",
    "update decision set reasons = 'CANARYSIBLINGREASONS' where child_id = 'child-2'",
    "update action_point set what = 'CANARYWHAT', outcome_intended = 'CANARYOUTCOME', "
    "evidence_planned = 'CANARYPLANNED', evidence_given = 'CANARYGIVEN', "
    "progress = 'CANARYPROGRESS', plain_language = 'PLAINWORDS', visible_to_family = 1",
};

class PapersCanary : public test::RecordService {
protected:
    // Everything is marked for the family; what is said of the parts alone keeps them back.
    void plant()
    {
        hold();
        write("bs", "child_views", "SHAREDVIEWS", "yes");
        write("bs", "reason", "CANARYSTRATEGY");
        write("bs", "analysis", "CANARYHISTORY");
        by("bs",
           "/actions",
           {{"what", "Ring the school"}, {"owner", "user:sw"}, {"due_on", "27/11/2026"}});
        shared = section("child_views");
        const std::string strategy = section("reason");
        const std::string history = section("analysis");
        finish();
        for (const char* statement : planted)
            test::run(service.app().pool, statement);
        say(strategy, {{"source-" + strategy, "strategy_discussion"}});
        say(history, {{"persons-" + history, "father-1"}, {"source-" + history, "other"}});
        by("bs", "/papers/about/members/mother-1", {{"own-mother-1", "child-1"}});
        // She is the parent of one: what is about both is never hers to read.
        for (const std::string& item : {shared, action()})
            say(item, {{"children-" + item, "child-1"}, {"source-" + item, "other"}});
        const auto given =
            by("cc", "/papers/share/seat-mother", {{"version", "0"}, {"share", "full"}});
        ASSERT_EQ(given.status(), 303) << given.body();
        const auto none = by("cc",
                             "/papers/share/seat-father",
                             {{"version", "0"}, {"share", "nothing"}, {"reason", "CANARYREASON"}});
        ASSERT_EQ(none.status(), 303) << none.body();
    }

    std::string shared;  // the id of the part that the mother may read

    void say(const std::string& item, const Fields& about)
    {
        ASSERT_EQ(by("bs", "/papers/about/" + item, about).status(), 303);
    }

    std::string action()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.actions.of_meeting(authority, core::MeetingId{"m1"}).at(0).action.id.text();
        });
    }

    std::string waiting_copy()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.disclosure.waiting_copies(authority).at(0).id.text();
        });
    }

    core::Circulation sent()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return work.circulations.of_meeting(authority, core::MeetingId{"m1"}).at(0).circulation;
        });
    }

    std::string mail()
    {
        return service.app().database.read([&](core::UnitOfWork& work) {
            std::string words;
            for (const auto& message : work.outbox.of_meeting(authority, core::MeetingId{"m1"})) {
                if (message.kind != core::MessageKind::minutes) continue;
                const auto composed = compose(
                    work, {service.app().links, "https://q.example"}, message, service.app().now());
                if (composed) words += test::mail_content(composed->bytes) + composed->bytes;
            }
            return words;
        });
    }

    static void expect_none(const std::string& text, const std::string& where)
    {
        EXPECT_FALSE(text.empty()) << where;
        for (const char* canary :
             {"CANARY", "canaryfather", "01632 777777", "01632 888888", "01632 666666"}) {
            const auto at = text.find(canary);
            EXPECT_EQ(at, std::string::npos)
                << where << ": " << (at == std::string::npos ? std::string{} : text.substr(at, 40));
        }
    }
};

TEST_F(PapersCanary, IsInNothingThatTheCopyOfAParentIsMadeOf)
{
    plant();
    const auto exact = service.as("bs").get(meeting + "/papers/copy/seat-mother");
    EXPECT_TRUE(exact.says("SHAREDVIEWS"));
    EXPECT_TRUE(exact.says("PLAINWORDS"));
    EXPECT_TRUE(exact.says("Because of what was seen"));
    expect_none(exact.body(), "the page as she will see it");
    // As a PDF: a program that gives the HTML of it.
    service.app().pdf = std::make_unique<PdfRenderer>(
        std::vector<std::string>{"/bin/sh", "-c", "printf '%%PDF-'; cat"});
    const auto exact_pdf = service.as("bs").get(meeting + "/papers/copy/seat-mother/pdf");
    EXPECT_TRUE(exact_pdf.says("SHAREDVIEWS"));
    expect_none(exact_pdf.body(), "the PDF as she will have it");
    expect_none(exact_pdf.header("Content-Disposition"), "its name");

    const std::string api = "/api/v1/meetings/m1/circulations/preview?invitee=seat-mother";
    expect_none(service.as("bs").get_json(api).body(), "the preview of the API");

    const auto page = service.as("bs").get(meeting + "/papers");
    const auto prepared = by("bs",
                             "/papers",
                             {{"version", page.field("version")},
                              {"seats", "seat-mother"},
                              {"digest-seat-mother", page.field("digest-seat-mother")},
                              {"family_checked", "yes"}});
    ASSERT_EQ(prepared.status(), 303) << prepared.body();
    EXPECT_TRUE(mail().empty());

    const std::string copy = waiting_copy();
    const auto shown = service.as("tm").get("/papers-to-release/" + copy);
    expect_none(shown.body(), "the copy to release");
    expect_none(service.as("tm").get("/papers-to-release/" + copy + "/page").body(),
                "the page behind it");
    expect_none(service.as("tm").get_json("/api/v1/copies/" + copy).body(), "the API's copy");
    const auto released = service.as("tm").post("/papers-to-release/" + copy + "/release",
                                                {{"digest", shown.field("digest")}});
    ASSERT_EQ(released.status(), 303) << released.body();

    const std::string letter = mail();
    expect_none(letter, "the mail");
    for (const char* words : {"SHAREDVIEWS", "PLAINWORDS", "Because of what was seen"})
        EXPECT_EQ(letter.find(words), std::string::npos) << words;
    const core::Circulation left = sent();
    const std::string link =
        "/d/" +
        service.app().links.token(core::papers_link_purpose, left.id.text(), left.link_generation);
    expect_none(service.nobody().get(link).body(), "the link");
    service.nobody().post(link + "/code", {{"do", "send"}});
    expect_none(test::mail_with_code(service), "the mail with the code");
    auto reader = test::reader_of(service, link);
    const auto opened = test::opened(reader, link);
    EXPECT_TRUE(opened.says("SHAREDVIEWS"));
    EXPECT_TRUE(opened.says("A child protection plan means that people"));
    EXPECT_TRUE(opened.says("Neglect means that a child"));
    expect_none(opened.body(), "the papers");
    const auto pdf = reader.post(link + "/pdf");
    EXPECT_TRUE(pdf.says("SHAREDVIEWS"));
    expect_none(pdf.body(), "the papers as PDF");
    expect_none(pdf.header("Content-Disposition"), "the name of the PDF");
}

TEST_F(PapersCanary, OfAllChildrenIsInNoCopyOfTheParentOfSomeAndItsPageSaysWhatToDo)
{
    plant();
    say(shared, {{"source-" + shared, "other"}});
    const auto copy = service.as("bs").get(meeting + "/papers/copy/seat-mother");
    EXPECT_FALSE(copy.says("SHAREDVIEWS"));

    const auto ticked = by("cc",
                           "/papers/share/seat-mother",
                           {{"version", "1"}, {"share", "part"}, {"sections", shared}});
    EXPECT_EQ(ticked.status(), 422);
    EXPECT_TRUE(ticked.says("Say whom it is about first"));
    EXPECT_TRUE(ticked.says("Say whom each part is about"));
    EXPECT_FALSE(ticked.says("All that may be given"));
}

TEST_F(PapersCanary, IsInNoCopyOfAParentWhateverTheChairChooses)
{
    plant();
    int version = 1;
    for (const char* share : {"usual", "full", "decisions"}) {
        const auto chosen = by("cc",
                               "/papers/share/seat-mother",
                               {{"version", std::to_string(version++)}, {"share", share}});
        ASSERT_EQ(chosen.status(), 303) << chosen.body();
        expect_none(service.as("bs").get(meeting + "/papers/copy/seat-mother").body(), share);
    }
}

}  // namespace
}  // namespace quorate::server
