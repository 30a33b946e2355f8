#include "server/pages/meetings/mailed_reply_pages.hpp"

#include <gtest/gtest.h>

#include "core/meetings/invitee_store.hpp"
#include "core/replies/reply_store.hpp"
#include "core/replies/take_reply.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

const core::AuthorityId here{"authority-1"};

class MailedReplyPages : public testing::Test {
protected:
    MailedReplyPages()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto answer = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "core_group"},
                                                   {"children", "child-1"},
                                                   {"date", "25/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "120"},
                                                   {"chair", "cc"},
                                                   {"mode", "in_person"},
                                                   {"room", "room-1"},
                                                   {"need.contact:contact-nurse", "required"},
                                                   {"step", "save"}});
        EXPECT_EQ(answer.status(), 303) << answer.body();
        meeting_url = answer.header("Location");
        meeting_url = meeting_url.substr(0, meeting_url.find('?'));
        service.app().database.write([&](core::UnitOfWork& work) {
            work.replies.expect({.authority = here, .seat = seat().id},
                                core::reply_token_hash(service.app().links, token()));
            return 0;
        });
    }

    core::MeetingId meeting() const
    {
        return core::MeetingId{meeting_url.substr(meeting_url.rfind('/') + 1)};
    }

    core::Invitee seat()
    {
        const core::SeatHolder nurse{.contact = core::ContactId{"contact-nurse"}};
        for (const auto& each : service.app().database.read(
                 [&](core::UnitOfWork& work) { return work.invitees.of_meeting(here, meeting()); }))
            if (each.invitee.holder == nurse) return each.invitee;
        throw std::logic_error{"the nurse has no seat"};
    }

    std::string token() { return core::reply_token(service.app().links, seat().id.text()); }

    core::IncomingReply mail()
    {
        return {.tokens = {token()},
                .from = seat().email,
                .method = core::ReplyMethod::reply,
                .uid = seat().calendar_uid,
                .stamp = service.clock().now(),
                .answer = core::MailedAnswer::accepted,
                .note = core::FreeText{"<b>By train</b>"},
                .key = "k"};
    }

    // Where somebody looks at what is left of it; empty when nothing is.
    std::string taken(const core::IncomingReply& given)
    {
        EXPECT_TRUE(service.app().database.transact([&](core::UnitOfWork& work) {
            return core::take_reply(work, meeting_tools(service.app()), given);
        }));
        const auto all = service.app().database.read(
            [&](core::UnitOfWork& work) { return work.replies.of_meeting(here, meeting()); });
        return meeting_url + "/mailed-replies/" + all.front().id.text();
    }

    core::IncomingReply proposal()
    {
        core::IncomingReply given = mail();
        given.method = core::ReplyMethod::counter;
        given.answer = core::MailedAnswer::tentative;
        given.proposed_from = test::at("2026-12-03T14:00");
        given.proposed_until = test::at("2026-12-03T16:00");
        return given;
    }

    test::TestService service;
    std::string meeting_url;
};

TEST_F(MailedReplyPages, TheMeetingSaysWhoAnsweredByMail)
{
    taken(mail());

    const auto page = service.as("bs").get(meeting_url);
    EXPECT_TRUE(page.says("What came by e-mail"));
    EXPECT_TRUE(page.says("Replied by e-mail: they are coming."));
    EXPECT_FALSE(page.says("Replies to look at"));
}

TEST_F(MailedReplyPages, AnAutomaticReplyIsANoteAndNoAnswer)
{
    core::IncomingReply away{.tokens = {token()},
                             .from = seat().email,
                             .nature = core::MailNature::automatic,
                             .fault = core::PartFault::missing,
                             .note = core::FreeText{"I am away until Monday"},
                             .key = "away"};

    taken(away);

    const auto page = service.as("bs").get(meeting_url);
    EXPECT_TRUE(page.says("Sent an automatic reply, such as out of office."));
    EXPECT_EQ(seat().reply, core::Reply::none);
    EXPECT_TRUE(service.as("bs").get("/replies").says("No reply waits"));
}

TEST_F(MailedReplyPages, ListWhoWroteWhatFitsNoMeetingUntilItIsDealtWith)
{
    service.app().database.write([&](core::UnitOfWork& work) {
        return work.replies.add_unmatched({.id = core::UnmatchedMailId{"u-1"},
                                           .authority = here,
                                           .key = "k",
                                           .received_at = service.clock().now(),
                                           .from = core::Email{"mum@mail.example"}});
    });

    const auto page = service.as("bs").get("/replies");
    EXPECT_TRUE(page.says("E-mail that fits no meeting"));
    EXPECT_TRUE(page.says("mum@mail.example"));
    EXPECT_TRUE(page.says("No reply waits"));

    EXPECT_EQ(service.as("bs").post("/replies/unmatched/u-1", {}).status(), 303);
    EXPECT_FALSE(service.as("bs").get("/replies").says("mum@mail.example"));
    EXPECT_EQ(service.as("bs").post("/replies/unmatched/u-1", {}).status(), 404);
}

TEST_F(MailedReplyPages, WhatTheySaidSinceHasToBeUndoneOnPurpose)
{
    auto given = mail();
    given.fault = core::PartFault::missing;
    const std::string look = taken(given);
    test::run(service.app().pool,
              "update invitee set reply = 'wrong_person', replied_at = " +
                  std::to_string(service.clock().now().time_since_epoch().count() + 60) +
                  " where contact_id = 'contact-nurse'");
    EXPECT_TRUE(service.as("bs").get(look).says("Since then they said"));

    const auto asked = service.as("bs").post(look, {{"reply", "attend"}, {"note", ""}});
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Yes, this reply is to count instead"));
    EXPECT_EQ(seat().reply, core::Reply::wrong_person);

    const auto answer =
        service.as("bs").post(look, {{"reply", "attend"}, {"note", ""}, {"replaces_newer", "yes"}});
    EXPECT_EQ(answer.header("Location"), meeting_url + "?done=reply-recorded");
    EXPECT_EQ(seat().reply, core::Reply::attend);
}

TEST_F(MailedReplyPages, WithoutMailsTheMeetingSaysNothingOfThem)
{
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("What came by e-mail"));
}

TEST_F(MailedReplyPages, AProposedTimeLeadsToTheFormThatMovesTheMeeting)
{
    const std::string look = taken(proposal());
    EXPECT_TRUE(service.as("bs").get(meeting_url).says("Noor Stubb proposes Thu 3 Dec 14:00"));

    const auto page = service.as("bs").get(look);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Thursday 3 December 2026, 14:00 to 16:00"));
    EXPECT_TRUE(page.says("Keep the time and tell them"));
    const std::string move = meeting_url + "/move?date=03%2F12%2F2026&amp;time=14%3A00";
    EXPECT_TRUE(page.says(move)) << page.body();
    const auto form = service.as("bs").get(meeting_url + "/move?date=03%2F12%2F2026&time=14%3A00");
    EXPECT_TRUE(form.says("value=\"03/12/2026\""));
    EXPECT_TRUE(form.says("value=\"14:00\""));
}

TEST_F(MailedReplyPages, AreListedOverAllMeetingsWithNotesUntilTheseAreDealtWith)
{
    EXPECT_TRUE(service.as("bs").get("/replies").says("No reply waits"));
    const std::string look = taken(proposal());
    test::run(service.app().pool,
              "update invitee set reply = 'attend', reply_note = 'Is there a ramp?', replied_at = "
              "1000 where contact_id = 'contact-nurse'");

    EXPECT_TRUE(service.as("bs").get("/needs-a-date").says("2 replies to look at."));
    const auto page = service.as("bs").get("/replies");
    EXPECT_TRUE(page.says("href=\"" + look + "\"")) << page.body();
    EXPECT_TRUE(page.says("Is there a ramp?"));
    const auto listed = service.as("bs").get_json("/api/v1/waiting-replies?limit=1");
    EXPECT_EQ(listed.status(), 200) << listed.body();
    EXPECT_NE(listed.header("Link").find("rel=\"next\""), std::string::npos);

    const std::string before = "action=\"";
    const auto end = page.body().find("/note-dealt-with");
    ASSERT_NE(end, std::string::npos);
    const auto from = page.body().rfind(before, end) + before.size();
    const std::string url = page.body().substr(from, end - from) + "/note-dealt-with";
    EXPECT_EQ(service.as("bs").post(url, {{"version", "99"}}).status(), 412);
    EXPECT_EQ(service.as("bs").post(url, {{"version", page.field("version")}}).status(), 303);

    EXPECT_FALSE(service.as("bs").get("/replies").says("Is there a ramp?"));
    EXPECT_EQ(service.as("bs").post_json("/api/v1" + url, "{}").status(), 409);
}

TEST_F(MailedReplyPages, KeepingTheTimeTellsWhoProposedAnother)
{
    const std::string look = taken(proposal());

    const auto answer = service.as("bs").post(look, {{"reply", "time_stays"}});

    EXPECT_EQ(answer.header("Location"), meeting_url + "?done=time-kept");
    EXPECT_TRUE(service.as("bs").get(meeting_url + "/sent").says("answer to a proposed time"));
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("Replies to look at"));
    EXPECT_EQ(service.as("bs").get(look).status(), 409);
}

TEST_F(MailedReplyPages, AStrangersReplyIsShownWithItsAddressAndCanBeRecorded)
{
    auto given = mail();
    given.from = core::Email{"pa@nhs.example"};
    const std::string look = taken(given);

    const auto page = service.as("bs").get(look);
    EXPECT_TRUE(page.says("pa@nhs.example"));
    EXPECT_TRUE(page.says("It came from another address than the one that was invited"));
    EXPECT_TRUE(page.says("&lt;b&gt;By train&lt;/b&gt;"));
    EXPECT_FALSE(page.says("<b>By train"));

    const auto answer =
        service.as("bs").post(look, {{"reply", "attend"}, {"note", "Rang her: it is her."}});
    EXPECT_EQ(answer.header("Location"), meeting_url + "?done=reply-recorded");
    EXPECT_EQ(seat().reply, core::Reply::attend);
}

TEST_F(MailedReplyPages, WhatIsSetAsideDoesNotCount)
{
    auto given = mail();
    given.from = core::Email{"pa@nhs.example"};
    const std::string look = taken(given);

    const auto answer = service.as("bs").post(look, {{"reply", "discard"}});

    EXPECT_EQ(answer.header("Location"), meeting_url + "?done=reply-left");
    EXPECT_EQ(seat().reply, core::Reply::none);
    EXPECT_TRUE(service.as("bs").get(meeting_url).says("Looked at, and not counted."));
}

TEST_F(MailedReplyPages, WhatWasTypedIsKeptWhenADeputyHasNoName)
{
    auto given = mail();
    given.fault = core::PartFault::missing;
    const std::string look = taken(given);

    const auto answer =
        service.as("bs").post(look, {{"reply", "deputy"}, {"note", "Typed already"}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("Enter the name of the deputy who will come"));
    EXPECT_TRUE(answer.says("Typed already"));
}

TEST_F(MailedReplyPages, LeadNobodyToAnAnswerThatIsInDoubt)
{
    auto given = mail();
    given.from = core::Email{"pa@nhs.example"};
    const std::string look = taken(given);

    const auto page = service.as("bs").get(look);
    EXPECT_FALSE(page.says("value=\"attend\" checked")) << page.body();
    EXPECT_TRUE(page.says("They are coming"));
    const auto nothing = service.as("bs").post(look, {{"reply", ""}, {"note", "Typed already"}});
    EXPECT_EQ(nothing.status(), 422);
    EXPECT_TRUE(nothing.says("Choose what they say, or do not count it"));
    EXPECT_TRUE(nothing.says("Typed already"));
    EXPECT_EQ(seat().reply, core::Reply::none);
}

TEST_F(MailedReplyPages, SayWhichTimeWasAnsweredAndThatTheMeetingHasMovedSince)
{
    auto given = mail();
    given.from = core::Email{"pa@nhs.example"};
    const std::string look = taken(given);
    EXPECT_TRUE(service.as("bs").get(look).says("Wednesday 25 November 2026, 10:00 to 12:00"));
    EXPECT_FALSE(service.as("bs").get(look).says("has moved since"));
    test::run(service.app().pool,
              "update meeting set starts_at = starts_at + 86400, ends_at = ends_at + 86400");

    const auto page = service.as("bs").get(look);
    EXPECT_TRUE(
        page.says("Wednesday 25 November 2026, 10:00 to 12:00. The meeting has moved since"))
        << page.body();
    EXPECT_TRUE(page.says("Thursday 26 November 2026, 10:00 to 12:00"));
    EXPECT_TRUE(page.says("They answered the earlier time."));
    const char* const words =
        "It answers Wednesday 25 November 2026, 10:00, and the meeting has moved since";
    EXPECT_TRUE(service.as("bs").get("/replies").says(words));
    EXPECT_TRUE(service.as("bs").get(meeting_url).says("It answers Wed 25 Nov 10:00"));
    const auto listed = service.as("bs").get_json("/api/v1/waiting-replies");
    EXPECT_NE(listed.body().find("\"has_moved\":true"), std::string::npos) << listed.body();
}

TEST_F(MailedReplyPages, CanOnlyBeDealtWithOnceTheMeetingIsCancelled)
{
    auto given = mail();
    given.from = core::Email{"pa@nhs.example"};
    const std::string look = taken(given);
    ASSERT_EQ(
        service.as("bs")
            .post(meeting_url + "/cancel",
                  {{"reason", "The family has moved away"},
                   {"version", service.as("bs").get(meeting_url + "/cancel").field("version")}})
            .status(),
        303);

    const auto page = service.as("bs").get(look);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("The meeting is cancelled, so no reply counts any more."));
    EXPECT_TRUE(page.says("Dealt with"));
    EXPECT_FALSE(page.says("What do they say?"));
    const auto late = service.as("bs").post(look, {{"reply", "attend"}});
    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(late.says("The meeting is cancelled: no reply counts any more"));
    const auto dealt = service.as("bs").post(look, {{"reply", page.field("reply")}});
    EXPECT_EQ(dealt.header("Location"), meeting_url + "?done=note-dealt-with");
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("Replies to look at"));
}

TEST_F(MailedReplyPages, AnotherMeetingsAddressDoesNotLeadToIt)
{
    auto given = mail();
    given.from = core::Email{"pa@nhs.example"};
    const std::string look = taken(given);
    const std::string id = look.substr(look.rfind('/'));

    EXPECT_EQ(service.as("bs").get("/meetings/other/mailed-replies" + id).status(), 404);
    EXPECT_EQ(service.as("bs").get(meeting_url + "/mailed-replies/none").status(), 404);
}

}  // namespace
}  // namespace quorate::server
