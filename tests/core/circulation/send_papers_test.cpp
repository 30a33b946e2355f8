#include "core/circulation/send_papers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/actions/action_store.hpp"
#include "core/actions/reassign_actions.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/trusted_device.hpp"

namespace quorate::core {
namespace {

class SendingPapers : public test::RecordTest {
protected:
    PapersPlan plan()
    {
        return *transact(
            [&](UnitOfWork& work) { return plan_papers(work, clock_, as("support-1"), meeting); });
    }

    const PapersRecipient& recipient(const PapersPlan& plan, const std::string& seat)
    {
        for (const PapersRecipient& each : plan.recipients)
            if (each.seat.invitee.id.text() == "seat-" + seat) return each;
        throw std::runtime_error{"no seat " + seat};
    }

    Result<std::vector<Circulation>> send(const std::vector<std::string>& seats,
                                          bool family_checked = false,
                                          bool with_actions = false)
    {
        SendPapers command{
            .meeting = meeting, .family_checked = family_checked, .with_actions = with_actions};
        for (const std::string& seat : seats)
            command.seats.emplace_back("seat-" + seat);
        auto sent = transact([&](UnitOfWork& work) {
            const auto minutes = work.minutes.find(authority, meeting);
            command.version = minutes ? minutes->version : 0;
            return send_papers(work, case_tools(), links_, as("support-1"), command);
        });
        if (!sent) return sent;
        std::vector<Circulation> all = *sent;
        for (Circulation& released : release_waiting())
            all.push_back(std::move(released));
        return all;
    }

    std::vector<OutboxMessage> messages()
    {
        return read([&](UnitOfWork& work) { return work.outbox.of_meeting(authority, meeting); });
    }

    std::string token_of(const Circulation& row)
    {
        return links_.token(papers_link_purpose, row.id.text(), row.link_generation);
    }

    Result<PapersByLink> look(const std::string& token)
    {
        return read(
            [&](UnitOfWork& work) { return view_papers_link(work, clock_, links_, token); });
    }

    Result<PapersByLink> open_link(const std::string& token)
    {
        return transact([&](UnitOfWork& work) {
            const std::string device = test::trusted_device(
                work, links_, random_, papers_door(work, clock_, links_, token), clock_.now());
            return open_papers(work, clock_, links_, token, device);
        });
    }

    std::vector<CirculationRow> ledger()
    {
        return read(
            [&](UnitOfWork& work) { return work.circulations.of_meeting(authority, meeting); });
    }

    void exclude(const char* column, const char* who)
    {
        test::run(temp_.pool(),
                  "insert into excluded_person (id, authority_id, case_id, " + std::string{column} +
                      ", reason, flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', '" +
                      who + "', 'r', 'worker-1', 0)");
    }

    static std::string words_of(const Release& release)
    {
        std::string all;
        for (const auto& each : release.sections)
            all += each.title + each.body.reveal() + '\n';
        for (const auto& each : release.decisions)
            all += each.child.reveal() + each.reasons.reveal() + '\n';
        for (const auto& each : release.actions)
            all += each.what.reveal() + '\n';
        return all;
    }
};

TEST_P(SendingPapers, WaitsForTheChair)
{
    open_minutes();

    const auto sent = send({"police"});

    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().refusal, Refusal::wrong_state);
    for (const PapersRecipient& each : plan().recipients) {
        EXPECT_TRUE(each.release.empty());
        EXPECT_EQ(each.why_nothing, "The chair has not agreed the minutes yet");
    }
}

TEST_P(SendingPapers, GivesProfessionalsAllAndTheFamilyWhatIsMarked)
{
    hold_and_approve();
    const PapersPlan papers = plan();

    const std::string police = words_of(recipient(papers, "police").release);
    EXPECT_NE(police.find("SECRET-REASON"), std::string::npos);
    EXPECT_NE(police.find("SHARED-VIEWS"), std::string::npos);
    EXPECT_NE(police.find("Rowan TestwoodReasons for child-1"), std::string::npos);
    const std::string mother = words_of(recipient(papers, "mother").release);
    EXPECT_NE(mother.find("SHARED-VIEWS"), std::string::npos);
    EXPECT_EQ(mother.find("SECRET"), std::string::npos);
    EXPECT_EQ(mother.find("Reasons for"), std::string::npos);
}

TEST_P(SendingPapers, WritesOneRowAndOneMailForEachRecipient)
{
    hold_and_approve();

    const auto sent = send({"police", "nurse", "mother", "father"}, true);

    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->size(), 4u);
    std::vector<std::string> to;
    for (const OutboxMessage& message : messages()) {
        EXPECT_EQ(message.kind, MessageKind::minutes);
        EXPECT_TRUE(message.change_summary.empty());
        to.push_back(message.to.reveal());
    }
    std::ranges::sort(to);
    EXPECT_EQ(
        to,
        (std::vector<std::string>{"hazel@mail.example", "lee@police.example", "noor@nhs.example"}));
    for (const CirculationRow& row : ledger())
        EXPECT_EQ(delivery_of(row),
                  row.circulation.family_member == FamilyMemberId{"father-1"} ? Delivery::no_address
                                                                              : Delivery::queued);
}

TEST_P(SendingPapers, NeedsALookAtEachCopyForTheFamily)
{
    hold_and_approve();

    const auto sent = send({"mother"});

    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().fields.front().field, "family_checked");
    EXPECT_TRUE(messages().empty());
    EXPECT_TRUE(ledger().empty());
}

TEST_P(SendingPapers, ToNobodySaysSoAndSendsNothing)
{
    hold_and_approve();

    const auto sent = send({}, true, true);

    ASSERT_FALSE(sent);
    EXPECT_EQ(complaints(sent.error()),
              std::vector<std::string>{"seats: Choose at least one person to send papers to"});
    EXPECT_TRUE(messages().empty());
    EXPECT_TRUE(ledger().empty());
    EXPECT_TRUE(send({"police"})) << "the minutes are agreed all the same";
}

TEST_P(SendingPapers, KnowsTheAddressesThatMailDoesNotReach)
{
    hold_and_approve();
    EXPECT_EQ(recipient(plan(), "police").trouble, AddressTrouble::none);
    ASSERT_TRUE(send({"police", "nurse"}));
    test::run(temp_.pool(),
              "update outbox_message set state = 'bounced' where to_email = '" +
                  test::as_kept("lee@police.example") + "'");
    const bool is_marked =
        transact([&](UnitOfWork& work) -> Result<bool> {
            return work.deliveries.mark_wrong(authority,
                                              {.contact = ContactId{"contact-nurse"}},
                                              Email{"noor@nhs.example"},
                                              UserId{"support-1"},
                                              clock_.now());
        }).has_value();
    EXPECT_TRUE(is_marked);

    const PapersPlan papers = plan();

    EXPECT_EQ(recipient(papers, "police").trouble, AddressTrouble::came_back);
    EXPECT_EQ(recipient(papers, "nurse").trouble, AddressTrouble::said_wrong);
    EXPECT_EQ(recipient(papers, "father").trouble, AddressTrouble::none);
    EXPECT_EQ(papers.ledger.size(), 2u) << "what was sent stays in the ledger";
    for (const CirculationRow& row : papers.ledger)
        if (row.circulation.contact == ContactId{"contact-police"}) {
            EXPECT_EQ(delivery_of(row), Delivery::failed);
        }
    test::run(temp_.pool(),
              "update outbox_message set state = 'held', last_code = 'wrong_address' "
              "where to_email = '" +
                  test::as_kept("noor@nhs.example") + "'");
    for (const CirculationRow& row : plan().ledger)
        if (row.circulation.contact == ContactId{"contact-nurse"}) {
            EXPECT_EQ(delivery_of(row), Delivery::held);
        }
}

TEST_P(SendingPapers, NeverReachesAnExcludedPerson)
{
    hold_and_approve();
    exclude("family_member_id", "mother-1");

    const auto sent = send({"police", "mother"}, true);

    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().refusal, Refusal::excluded_person);
    EXPECT_TRUE(messages().empty());
    EXPECT_TRUE(recipient(plan(), "mother").release.empty());
}

TEST_P(SendingPapers, SendsNoSecondCopyWhileTheFirstOpens)
{
    hold_and_approve();
    const auto first = send({"police"});
    ASSERT_TRUE(first);
    EXPECT_EQ(send({"police"}).error().refusal, Refusal::already_exists);

    const auto revoked = transact([&](UnitOfWork& work) {
        return revoke_papers(work,
                             case_tools(),
                             as("support-1"),
                             {.meeting = meeting, .circulation = first->front().id});
    });
    ASSERT_TRUE(revoked);
    EXPECT_TRUE(send({"police"}));
}

TEST_P(SendingPapers, IsRefusedToThoseWhoMayNot)
{
    hold_and_approve();
    const auto by = [&](const char* who) {
        return transact([&](UnitOfWork& work) {
                   return send_papers(
                       work, case_tools(), links_, as(who), {.meeting = meeting, .version = 0});
               })
            .error()
            .refusal;
    };

    EXPECT_EQ(by("worker-1"), Refusal::not_permitted);
    EXPECT_EQ(by("support-1"), Refusal::stale_version);
}

TEST_P(SendingPapers, OpensOnlyByTheButtonAndKeepsTheFirstTime)
{
    hold_and_approve();
    const auto sent = send({"mother"}, true);
    const std::string token = token_of(sent->front());

    const auto seen = look(token);
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->release.empty());
    EXPECT_FALSE(ledger().front().circulation.opened_at);

    clock_.set(test::at("2026-11-27T09:00"));
    const auto opened = open_link(token);
    ASSERT_TRUE(opened);
    EXPECT_NE(words_of(opened->release).find("SHARED-VIEWS"), std::string::npos);
    EXPECT_EQ(words_of(opened->release).find("SECRET"), std::string::npos);
    EXPECT_EQ(ledger().front().circulation.opened_at, test::at("2026-11-27T09:00"));
}

TEST_P(SendingPapers, NotesNothingOfADocumentThatIsStillBeingMade)
{
    hold_and_approve();
    const auto sent = send({"mother"}, true);
    const std::string token = token_of(sent->front());
    const auto to_open = [&] {
        return transact([&](UnitOfWork& work) {
            const std::string device = test::trusted_device(
                work, links_, random_, papers_door(work, clock_, links_, token), clock_.now());
            return papers_to_open(work, clock_, links_, token, device);
        });
    };

    const auto made = to_open();
    ASSERT_TRUE(made);
    EXPECT_FALSE(ledger().front().circulation.opened_at);
    const auto opened = open_link(token);
    ASSERT_TRUE(opened);
    EXPECT_EQ(words_of(made->release), words_of(opened->release));
    exclude("family_member_id", "mother-1");
    EXPECT_EQ(to_open().error().refusal, Refusal::link_stopped);
}

TEST_P(SendingPapers, ShowsExactlyWhatThePreviewShowed)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    hold_and_approve();
    const PapersPlan before = plan();
    const std::string previewed = words_of(recipient(before, "police").release);
    const auto sent = send({"police"});

    // Not that anybody could, once the minutes are agreed.
    const auto added = transact([&](UnitOfWork& work) {
        ActionPoint later = work.actions.of_meeting(authority, meeting).front().action;
        later.id = ActionPointId{"later"};
        later.link_hash = "hash-later";
        later.what = FreeText{"Something else"};
        work.actions.add(authority, later);
        return Result<Done>{Done{}};
    });
    ASSERT_TRUE(added);

    EXPECT_EQ(words_of(open_link(token_of(sent->front()))->release), previewed);
}

TEST_P(SendingPapers, StopsALinkThatIsOverTakenBackOrWhoseHolderWasExcluded)
{
    hold_and_approve();
    const auto sent = send({"police", "mother"}, true);
    const std::string police = token_of(sent->front());
    const std::string mother = token_of(sent->back());
    const auto stopped = [&](const std::string& token) {
        const auto result = look(token);
        return !result && result.error().refusal == Refusal::link_stopped &&
               !open_link(token).has_value();
    };
    EXPECT_FALSE(stopped(mother));
    EXPECT_TRUE(stopped("circulation.guess.1"));
    exclude("family_member_id", "mother-1");
    EXPECT_TRUE(stopped(mother));
    EXPECT_FALSE(stopped(police));
    clock_.advance(papers_link_lasts - std::chrono::seconds{1});
    EXPECT_FALSE(stopped(police));
    clock_.advance(std::chrono::seconds{1});
    EXPECT_TRUE(stopped(police));
}

TEST_P(SendingPapers, GivesEachOwnerOneLinkToAllTheyAgreedTo)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    agree(a_form({.user = UserId{"worker-1"}}));
    hold_and_approve();

    const auto sent = send({}, false, true);

    ASSERT_TRUE(sent);
    ASSERT_EQ(sent->size(), 2u);
    EXPECT_EQ(sent->front().kind, CirculationKind::actions);
    EXPECT_EQ(sent->front().released.actions.size(), 2u);
    const auto points = read([&](UnitOfWork& work) {
        return actions_by_link(work, clock_, links_, token_of(sent->front()));
    });
    ASSERT_TRUE(points);
    EXPECT_EQ(points->size(), 2u);
    // Nothing is left to send, and an action link opens no papers.
    EXPECT_EQ(send({}, false, true).error().fields.front().field, "seats");
    EXPECT_FALSE(look(token_of(sent->front())));
}

TEST_P(SendingPapers, NotesThatAMailWithActionsWasOpenedWhenItsOwnerReports)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    hold_and_approve();
    const auto sent = send({}, false, true);
    ASSERT_TRUE(sent);
    const Circulation& mail = sent->front();
    const auto opened_at = [&] {
        return read([&](UnitOfWork& work) {
            return work.circulations.find(authority, mail.id).value().opened_at;
        });
    };
    const auto report = [&](int number, std::optional<bool> done) {
        return transact([&](UnitOfWork& work) {
            return report_by_link(
                work, clock_, links_, {.token = token_of(mail), .number = number, .done = done});
        });
    };
    // What a number stands for stays when another action point is not needed any more.
    test::run(temp_.pool(),
              "update action_point set status = 'no_longer_needed' where id = '" +
                  mail.released.actions.at(0).text() + "'");

    EXPECT_EQ(report(9, true).error().fields.front().field, "number");
    EXPECT_EQ(report(1, true).error().fields.front().field, "number");
    EXPECT_EQ(report(2, std::nullopt).error().fields.front().field, "status");
    EXPECT_FALSE(opened_at());
    ASSERT_TRUE(report(2, true));
    EXPECT_TRUE(opened_at());
    const auto done = read([&](UnitOfWork& work) {
        return work.actions.find(authority, mail.released.actions.at(1));
    });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->action.status, ActionStatus::done);
}

TEST_P(SendingPapers, ALinkToActionsEndsForAnOwnerWhoseActionsWentToAnotherWhoCanBeSentThem)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    hold_and_approve();
    const auto sent = send({}, false, true);
    ASSERT_TRUE(sent);
    const ActionOwner police{.contact = ContactId{"contact-police"}};
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return reassign_actions(
            work,
            MeetingTools{clock_, random_, links_, holidays_},
            as("chair-1"),
            {.from = {.contact = ContactId{"contact-nurse"}}, .to = police, .expected = 1});
    }));

    const std::string old_link = token_of(sent->front());
    EXPECT_FALSE(
        read([&](UnitOfWork& work) { return actions_by_link(work, clock_, links_, old_link); }));
    EXPECT_FALSE(transact([&](UnitOfWork& work) {
        return report_by_link(work, clock_, links_, {.token = old_link, .number = 1, .done = true});
    }));

    const auto again = send({}, false, true);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->front().contact, police.contact);
    EXPECT_TRUE(read([&](UnitOfWork& work) {
        return actions_by_link(work, clock_, links_, token_of(again->front()));
    }));
}

TEST_P(SendingPapers, TellsTheMailOnlyWhatMayBeInIt)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    hold_and_approve();
    const auto sent = send({"mother"}, true, true);
    ASSERT_TRUE(sent);
    const auto mail_for = [&](const OutboxMessage& message) {
        return read(
            [&](UnitOfWork& work) { return papers_mail(work, links_, message, clock_.now()); });
    };

    for (const OutboxMessage& message : messages()) {
        const auto mail = mail_for(message);
        ASSERT_TRUE(mail);
        const bool minutes = message.kind == MessageKind::minutes;
        EXPECT_TRUE(mail->link_path.starts_with(minutes ? "/d/" : "/a/"));
        EXPECT_EQ(mail->action_points, minutes ? 0 : 1);
        EXPECT_EQ(mail->reference.find("Testwood"), std::string::npos);
    }
    exclude("family_member_id", "mother-1");
    for (const OutboxMessage& message : messages())
        EXPECT_EQ(mail_for(message).has_value(), message.kind == MessageKind::actions);
}

QUORATE_ON_EVERY_DATABASE(SendingPapers);

class StrategyPapers : public SendingPapers {
protected:
    void SetUp() override { begin(MeetingType::strategy_discussion); }
};

TEST_P(StrategyPapers, NeverReachTheFamily)
{
    everyone_is_here();
    open();
    open_minutes();
    write("reason", "SECRET-REASON");
    decide("child-1", "section_47_started", "");
    decide("child-2", "section_47_started", "");
    close();
    approve();

    EXPECT_TRUE(send({"police"}));
    const auto to_mother = send({"mother"}, true);
    ASSERT_FALSE(to_mother);
    EXPECT_EQ(
        complaints(to_mother.error()),
        (std::vector<std::string>{"seats: Nothing of a strategy discussion goes to the family"}));
}

QUORATE_ON_EVERY_DATABASE(StrategyPapers);

}  // namespace
}  // namespace quorate::core
