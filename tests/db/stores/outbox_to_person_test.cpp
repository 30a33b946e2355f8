#include <gtest/gtest.h>

#include <set>

#include "core/directory/address_link_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::MessageKind;
using core::OutboxMessage;
using core::SeatHolder;

const core::AuthorityId authority{"authority-1"};
const core::CaseId family{"case-1"};
const core::Instant now = test::at("2026-11-23T09:00:00Z");
const SeatHolder police{.contact = core::ContactId{"contact-police"}};
const SeatHolder worker{.user = core::UserId{"worker-1"}};

// What mails can be about, of the police and the social worker.
const char* const rows[] = {
    "insert into circulation (id, authority_id, meeting_id, kind, contact_id, link_hash, sent_by, "
    "sent_at, expires_at) values ('copy-1', 'authority-1', 'm1', 'actions', 'contact-police', 'h', "
    "'chair-1', 0, 1)",
    "insert into reader_code (id, authority_id, meeting_id, invitee_id, reader, email, code_hash, "
    "asked_at, expires_at) values ('code-1', 'authority-1', 'm1', 'seat-m1', "
    "'contact:contact-police', 'lee@police.example', 'h', 0, 1)",
    "insert into availability_poll (id, authority_id, case_id, type, mode, venue, video_link, "
    "confirm_quorum, confirm_duplicate, confirm_room, status, doubt, deadline, round, created_by, "
    "created_at, chosen) values ('poll-1', 'authority-1', 'case-1', 'core_group', 'video', '', '', "
    "0, 0, 0, 'stopped', 'none', 0, 1, 'chair-1', 0, 0)",
    "insert into poll_seat (id, authority_id, poll_id, number, holder, requirement, is_asked, "
    "email, reference, link_hash) values ('pseat-1', 'authority-1', 'poll-1', 1, "
    "'contact:contact-police', 'optional', 1, 'lee@police.example', 'R', 'plink')",
    "insert into emergency_access (id, authority_id, user_id, case_id, reference, reason, "
    "asked_at) values ('em-1', 'authority-1', 'stranger-1', 'case-1', 'EX-2041', 'Found alone', 0)",
    "insert into proposal (id, authority_id, act, status, object_id, case_id, reason, proposed_by, "
    "proposed_at, expires_at) values ('p-1', 'authority-1', 'lower_restriction', 'waiting', "
    "'case-1', 'case-1', 'No risk any more', 'head-1', 0, 1)",
    "insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
    "recorded_at) values ('e1', 'authority-1', 'case-1', 'strategy_discussion', '2026-11-20', "
    "'worker-1', 0)",
    "insert into due_date (id, limit_date, status, provisional, authority_id, case_id, event_id, "
    "rule_id, schedule_by, created_at) values ('due-1', '2026-12-11', 'open', 0, 'authority-1', "
    "'case-1', 'e1', 'r', '2026-12-11', 0)",
    "insert into date_move (id, authority_id, cause, cause_id, made_by, made_at, dates, families, "
    "people) values ('move-1', 'authority-1', 'holidays', 'c', 'head-1', 0, 1, 1, 1)",
    "insert into moved_date (after_id, move_id, authority_id, case_id) values ('due-1', 'move-1', "
    "'authority-1', 'case-1')",
    "insert into move_notice (id, authority_id, move_id, user_id, dates) values ('notice-1', "
    "'authority-1', 'move-1', 'worker-1', 1)",
    "insert into told_of_date (authority_id, notice_id, after_id) values ('authority-1', "
    "'notice-1', 'due-1')",
};

OutboxMessage keyed(MessageKind kind, const std::string& recipient, int sequence = 0)
{
    OutboxMessage mail;
    mail.dedupe_key = core::dedupe_key(kind, recipient, sequence);
    mail.sequence = sequence;
    return mail;
}

// One of the kind, as it is written; to whom says reader_of().
OutboxMessage about(MessageKind kind)
{
    OutboxMessage mail = keyed(kind, "one");
    switch (kind) {
        case MessageKind::request:
        case MessageKind::cancel:
        case MessageKind::reminder:
        case MessageKind::time_declined:
            mail.meeting = core::MeetingId{"m1"};
            mail.invitee = core::InviteeId{"seat-m1"};
            break;
        case MessageKind::minutes:
        case MessageKind::actions:
            mail.meeting = core::MeetingId{"m1"};
            mail.circulation = core::CirculationId{"copy-1"};
            break;
        case MessageKind::poll:
        case MessageKind::poll_outcome:
            mail.poll_seat = core::PollSeatId{"pseat-1"};
            break;
        case MessageKind::actions_due:
            mail.chased_owner = "contact:contact-police";
            break;
        case MessageKind::reader_code:
            mail.reader_code = core::ReaderCodeId{"code-1"};
            break;
        case MessageKind::address_check:
            mail.address_link = core::AddressLinkId{"link-1"};
            break;
        case MessageKind::moved_dates:
            mail.notice = core::MoveNoticeId{"notice-1"};
            break;
        case MessageKind::account:
        case MessageKind::account_dormant:
        case MessageKind::excluded_attempt:
        case MessageKind::staff_notice:
            mail.account = worker.user;
            break;
        case MessageKind::second_person:
            mail = keyed(kind, "p-1:worker-1");
            mail.proposal = core::ProposalId{"p-1"};
            break;
        case MessageKind::emergency_access:
            mail = keyed(kind, "em-1:worker-1", 1);
            mail.emergency = "em-1";
            break;
    }
    mail.id = core::OutboxMessageId{std::string{code(kind)}};
    mail.authority = authority;
    mail.kind = kind;
    mail.to = core::Email{"reader@mail.example"};
    mail.message_id = mail.dedupe_key;
    mail.next_at = now;
    mail.created_at = now;
    return mail;
}

const SeatHolder& reader_of(MessageKind kind)
{
    switch (kind) {
        case MessageKind::moved_dates:
        case MessageKind::account:
        case MessageKind::account_dormant:
        case MessageKind::excluded_attempt:
        case MessageKind::staff_notice:
        case MessageKind::second_person:
        case MessageKind::emergency_access:
            return worker;
        default:
            return police;
    }
}

class MailToOnePerson : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", now + std::chrono::hours{48});
        for (const char* row : rows)
            test::run(temp_.pool(), row);
        const auto written = database().transact([](core::UnitOfWork& work) {
            work.address_links.add({.id = core::AddressLinkId{"link-1"},
                                    .authority = authority,
                                    .contact = *police.contact,
                                    .email = core::Email{"lee@police.example"},
                                    .link_hash = "h",
                                    .sent_by = core::UserId{"support-1"},
                                    .sent_at = now,
                                    .expires_at = now + std::chrono::hours{1}});
            for (const MessageKind kind : core::all_message_kinds())
                EXPECT_TRUE(work.outbox.enqueue(about(kind))) << code(kind);
            return core::Result<core::Done>{core::Done{}};
        });
        ASSERT_TRUE(written);
    }

    std::set<MessageKind> written_to(const SeatHolder& holder, const core::CaseId& of = family)
    {
        const auto found = database().read(
            [&](core::UnitOfWork& work) { return work.outbox.written_to(authority, of, holder); });
        std::set<MessageKind> kinds;
        for (const OutboxMessage& each : found)
            kinds.insert(each.kind);
        return kinds;
    }
};

TEST_P(MailToOnePerson, IsFoundWhateverItsKind)
{
    std::set<MessageKind> to_police;
    std::set<MessageKind> to_worker;
    for (const MessageKind kind : core::all_message_kinds())
        (reader_of(kind) == police ? to_police : to_worker).insert(kind);

    EXPECT_EQ(written_to(police), to_police);
    EXPECT_EQ(written_to(worker), to_worker);
}

TEST_P(MailToOnePerson, IsNobodyElses)
{
    EXPECT_TRUE(written_to({.contact = core::ContactId{"contact-nurse"}}).empty());
    EXPECT_TRUE(written_to({.member = core::FamilyMemberId{"mother-1"}}).empty());
    EXPECT_TRUE(written_to({.user = core::UserId{"chair-2"}}).empty());
    EXPECT_TRUE(written_to({}).empty());
}

TEST_P(MailToOnePerson, IsAboutThisFamilyOrAboutNone)
{
    const core::CaseId other{"case-2"};
    EXPECT_EQ(written_to(police, other),
              (std::set{MessageKind::actions_due, MessageKind::address_check}));
    EXPECT_EQ(written_to(worker, other),
              (std::set{MessageKind::account,
                        MessageKind::account_dormant,
                        MessageKind::excluded_attempt,
                        MessageKind::staff_notice}));
}

TEST_P(MailToOnePerson, HasWhatAContactIsToldOfACalendarOfTheirs)
{
    OutboxMessage notice = about(MessageKind::staff_notice);
    notice.id = core::OutboxMessageId{"to-police"};
    notice.dedupe_key = core::dedupe_key(MessageKind::staff_notice, "to-police", 0);
    notice.message_id = notice.dedupe_key;
    notice.account = core::UserId{police.contact->text()};
    const auto written = database().transact([&](core::UnitOfWork& work) {
        EXPECT_TRUE(work.outbox.enqueue(notice));
        return core::Result<core::Done>{core::Done{}};
    });
    ASSERT_TRUE(written);

    EXPECT_TRUE(written_to(police).contains(MessageKind::staff_notice));
}

QUORATE_ON_EVERY_DATABASE(MailToOnePerson);

}  // namespace
}  // namespace quorate::db
