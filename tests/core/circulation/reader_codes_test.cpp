#include "core/circulation/reader_codes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "core/audit/audit_trail.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/directory/contacts.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;

// The papers were sent to the police on the day of the meeting.
class ReadingPapers : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        hold_and_approve();
        const auto sent = transact([&](UnitOfWork& work) {
            return send_papers(work,
                               case_tools(),
                               links_,
                               as("support-1"),
                               {.meeting = meeting,
                                .version = work.minutes.find(authority, meeting)->version,
                                .seats = {InviteeId{"seat-police"}},
                                .with_actions = false});
        });
        ASSERT_TRUE(sent);
        copy_ = sent->front();
        token_ = links_.token(papers_link_purpose, copy_.id.text(), copy_.link_generation);
    }

    MeetingTools tools() { return {clock_, random_, links_, holidays_}; }

    PapersDoor door()
    {
        return *read([&](UnitOfWork& work) { return papers_door(work, clock_, links_, token_); });
    }

    DoorView seen(const std::string& device = {})
    {
        const PapersDoor at = door();
        return read([&](UnitOfWork& work) { return door_view(work, tools(), at, device); });
    }

    Result<Done> ask()
    {
        const PapersDoor at = door();
        return transact(
            [&](UnitOfWork& work) { return ask_reader_code(work, tools(), at, "192.0.2.0/24"); });
    }

    std::vector<ReaderCode> codes()
    {
        return read(
            [&](UnitOfWork& work) { return work.reader_codes.of_meeting(authority, meeting); });
    }

    // Of the last mail.
    std::string digits() { return code_digits(links_, codes().back().id); }

    std::string wrong_digits() { return digits() == "111111" ? "222222" : "111111"; }

    EnteredCode enter(const std::string& typed, bool is_shared = false)
    {
        const PapersDoor at = door();
        return *transact([&](UnitOfWork& work) {
            return enter_reader_code(
                work, tools(), digest_, at, {.typed = typed, .is_shared = is_shared});
        });
    }

    Result<PapersByLink> open_on(const std::string& device)
    {
        return transact(
            [&](UnitOfWork& work) { return open_papers(work, clock_, links_, token_, device); });
    }

    // The messages with codes that could leave now, as the worker would have them.
    std::vector<OutboxMessage> mails()
    {
        std::vector<OutboxMessage> found;
        static_cast<void>(transact([&](UnitOfWork& work) -> Result<Done> {
            for (const OutboxMessage& each :
                 work.outbox.lease(clock_.now(), clock_.now() + 60s, "look", 100))
                if (each.kind == MessageKind::reader_code) found.push_back(each);
            return Refusal::wrong_state;
        }));
        return found;
    }

    std::optional<Instant> opened_at()
    {
        return read([&](UnitOfWork& work) {
            return work.circulations.find(authority, copy_.id)->opened_at;
        });
    }

    Circulation copy_;
    std::string token_;
};

TEST_P(ReadingPapers, TakesACodeFromTheMailboxThatTheLinkWentTo)
{
    EXPECT_EQ(seen().masked, "l\xE2\x80\xA6@police.example");
    EXPECT_FALSE(seen().code_is_sent);
    EXPECT_EQ(open_on("").error().refusal, Refusal::not_signed_in);
    EXPECT_EQ(open_on("token-1").error().refusal, Refusal::not_signed_in);
    ASSERT_TRUE(ask());
    EXPECT_TRUE(seen().code_is_sent);
    EXPECT_FALSE(opened_at());

    const EnteredCode entered = enter(digits());

    ASSERT_EQ(entered.answer, CodeAnswer::right);
    EXPECT_FALSE(opened_at()) << "until they are shown";
    EXPECT_TRUE(seen(entered.device).is_trusted);
    ASSERT_TRUE(open_on(entered.device));
    EXPECT_EQ(opened_at(), clock_.now());
    EXPECT_EQ(enter(digits()).answer, CodeAnswer::over) << "it works once";
}

TEST_P(ReadingPapers, MailsTheCodeAndNothingElse)
{
    ASSERT_TRUE(ask());

    const auto mail = mails();

    ASSERT_EQ(mail.size(), 1U);
    EXPECT_EQ(mail[0].to.reveal(), "lee@police.example");
    EXPECT_TRUE(mail[0].meeting.empty());
    EXPECT_FALSE(mail[0].circulation || mail[0].notice || mail[0].invitee);
    EXPECT_EQ(mail[0].reader_code, codes().back().id);
    const auto told =
        read([&](UnitOfWork& work) { return code_mail(work, links_, mail[0], clock_.now()); });
    ASSERT_TRUE(told);
    EXPECT_EQ(told->digits, digits());
    EXPECT_EQ(codes().back().code_hash, code_hash(links_, codes().back().id, digits()));
    EXPECT_TRUE(read([&](UnitOfWork& work) { return still_to_be_told(work, mail[0]); }));
    clock_.advance(15min);
    EXPECT_FALSE(read([&](UnitOfWork& work) {
        return code_mail(work, links_, mail[0], clock_.now());
    })) << "it does not work any more";
}

TEST_P(ReadingPapers, LetsACodeBeMistypedFourTimes)
{
    ASSERT_TRUE(ask());
    for (int left = 4; left > 0; --left) {
        const EnteredCode wrong = enter(wrong_digits());
        EXPECT_EQ(wrong.answer, CodeAnswer::wrong);
        EXPECT_EQ(wrong.tries_left, left);
    }
    EXPECT_EQ(enter(wrong_digits()).answer, CodeAnswer::used_up);

    EXPECT_EQ(enter(digits()).answer, CodeAnswer::used_up) << "though it is right";
    EXPECT_FALSE(seen().code_is_sent);
    clock_.advance(1min);
    ASSERT_TRUE(ask());
    EXPECT_EQ(enter(digits()).answer, CodeAnswer::right);
}

TEST_P(ReadingPapers, LetsACodeWorkForFifteenMinutesAndUntilTheNext)
{
    EXPECT_EQ(enter("111111").answer, CodeAnswer::over) << "none was asked for";
    ASSERT_TRUE(ask());
    const std::string first = digits();
    clock_.advance(1min);
    ASSERT_TRUE(ask());
    EXPECT_EQ(mails().size(), 2U);
    if (first != digits()) EXPECT_EQ(enter(first).answer, CodeAnswer::wrong);

    clock_.advance(15min);

    EXPECT_EQ(enter(digits()).answer, CodeAnswer::over);
}

TEST_P(ReadingPapers, SendsFiveCodesAnHourAndTenADay)
{
    const Instant start = clock_.now();
    for (int code = 0; code < 5; ++code) {
        ASSERT_TRUE(ask());
        clock_.advance(1min);
    }
    EXPECT_EQ(ask().error().refusal, Refusal::too_many_attempts);
    EXPECT_FALSE(seen().can_ask);
    EXPECT_EQ(seen().can_ask_at, start + 1h);
    clock_.set(start + 2h);
    for (int code = 0; code < 5; ++code) {
        ASSERT_TRUE(ask());
        clock_.advance(1min);
    }

    clock_.set(start + 4h);

    EXPECT_EQ(ask().error().refusal, Refusal::too_many_attempts);
    EXPECT_EQ(seen().can_ask_at, start + 24h);
    clock_.set(start + 24h);
    EXPECT_TRUE(ask());
}

TEST_P(ReadingPapers, TrustsADeviceForThirtyDaysAndASharedOneForHalfAnHour)
{
    ASSERT_TRUE(ask());
    const std::string own = enter(digits()).device;
    clock_.advance(1min);
    ASSERT_TRUE(ask());
    const std::string shared = enter(digits(), true).device;

    clock_.advance(30min);
    EXPECT_FALSE(seen(shared).is_trusted);
    EXPECT_TRUE(seen(own).is_trusted);
    clock_.advance(std::chrono::days{30});

    EXPECT_FALSE(seen(own).is_trusted);
}

TEST_P(ReadingPapers, EndsTheTrustWhenThePapersAreTakenBack)
{
    ASSERT_TRUE(ask());
    const std::string device = enter(digits()).device;
    const PapersDoor before = door();

    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return revoke_papers(work, case_tools(), as("support-1"), {meeting, copy_.id});
    }));

    EXPECT_EQ(open_on(device).error().refusal, Refusal::link_stopped);
    EXPECT_FALSE(read([&](UnitOfWork& work) {
        return is_trusted(work, links_, before, device, clock_.now());
    })) << "nor for any other copy of theirs";
}

TEST_P(ReadingPapers, EndsTheTrustWhenTheAddressIsPutRightOrTheirContactEnds)
{
    for (const char* change :
         {"update contact set email = 'lee.new@police.example' where id = 'contact-police'",
          "update contact set active = 0 where id = 'contact-police'",
          "insert into wrong_address (authority_id, holder, email, since, marked_by) values "
          "('authority-1', 'contact:contact-police', 'lee@police.example', 0, 'support-1')"}) {
        test::run(temp_.pool(),
                  "update contact set email = 'lee@police.example', active = 1 "
                  "where id = 'contact-police'");
        clock_.advance(1h);
        ASSERT_TRUE(ask());
        const std::string device = enter(digits()).device;
        ASSERT_TRUE(seen(device).is_trusted);
        clock_.advance(1min);
        ASSERT_TRUE(ask());
        const auto waiting = mails();
        EXPECT_TRUE(read([&](UnitOfWork& work) { return still_to_be_told(work, waiting.back()); }));

        test::run(temp_.pool(), change);

        EXPECT_FALSE(seen(device).is_trusted) << change;
        EXPECT_TRUE(seen(device).masked.empty()) << "and no code goes there: " << change;
        EXPECT_EQ(ask().error().refusal, Refusal::wrong_state) << change;
        EXPECT_EQ(open_on(device).error().refusal, Refusal::not_signed_in) << change;
        for (const OutboxMessage& each : waiting)
            EXPECT_FALSE(read([&](UnitOfWork& work) { return still_to_be_told(work, each); }))
                << change;
    }
}

TEST_P(ReadingPapers, TrustsNoDeviceOfBeforeWhenTheirContactIsUsedAgain)
{
    ASSERT_TRUE(ask());
    const std::string device = enter(digits()).device;
    const auto entry = [&] {
        return read([&](UnitOfWork& work) {
            const auto found = work.contacts.find(authority, ContactId{"contact-police"});
            return EntryVersion<ContactId>{found->contact.id, found->contact.version};
        });
    };
    const auto before = entry();
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return deactivate_contact(work, clock_, as("support-1"), before);
    }));
    const auto after = entry();
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return reactivate_contact(work, clock_, as("support-1"), after);
    }));

    EXPECT_FALSE(seen(device).is_trusted);
    EXPECT_FALSE(seen().masked.empty()) << "they can ask for a code";
}

TEST_P(ReadingPapers, IsNotedInTheTrailAndInTheLedger)
{
    const auto ledger = [&] {
        return transact([&](UnitOfWork& work) {
                   return plan_papers(work, clock_, as("support-1"), meeting);
               })
            ->ledger.front();
    };
    EXPECT_FALSE(ledger().code_asked_at);
    ASSERT_TRUE(ask());
    EXPECT_EQ(ledger().code_asked_at, clock_.now());
    enter(wrong_digits());

    enter(digits());

    EXPECT_FALSE(ledger().code_asked_at);
    std::vector<std::string> details;
    for (const AuditEntry& row : read([&](UnitOfWork& work) {
             return work.audit.of_actor(authority, "link:seat-police", 0, 10);
         }))
        details.push_back(row.record.detail);
    std::ranges::sort(details);
    EXPECT_EQ(details,
              (std::vector<std::string>{
                  "code=asked", "code=entered device=trusted", "code=wrong left=4"}));
}

QUORATE_ON_EVERY_DATABASE(ReadingPapers);

}  // namespace
}  // namespace quorate::core
