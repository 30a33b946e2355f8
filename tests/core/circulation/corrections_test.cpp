#include "core/circulation/corrections.hpp"

#include <gtest/gtest.h>

#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/release_copies.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/record_store.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/trusted_device.hpp"

namespace quorate::core {
namespace {

class Corrections : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        hold_and_approve();
        clock_.set(test::at("2026-11-26T09:00"));
        const auto sent = transact([&](UnitOfWork& work) {
            return send_papers(work,
                               case_tools(),
                               links_,
                               as("support-1"),
                               {.meeting = meeting,
                                .version = work.minutes.find(authority, meeting)->version,
                                .seats = {InviteeId{"seat-police"}, InviteeId{"seat-mother"}},
                                .family_checked = true,
                                .with_actions = false});
        });
        ASSERT_TRUE(sent);
        keep_tokens(*sent);
        keep_tokens(release_waiting());
    }

    void keep_tokens(const std::vector<Circulation>& sent)
    {
        for (const Circulation& row : sent)
            tokens_[row.invitee->text()] =
                links_.token(papers_link_purpose, row.id.text(), row.link_generation);
    }

    Result<CorrectionSent> send(int amendments, bool family_checked = false)
    {
        return transact([&](UnitOfWork& work) {
            return send_correction(
                work,
                case_tools(),
                links_,
                as("support-1"),
                {.meeting = meeting, .amendments = amendments, .family_checked = family_checked});
        });
    }

    Result<PapersByLink> opened(const std::string& seat)
    {
        return transact([&](UnitOfWork& work) {
            const std::string& token = tokens_.at(seat);
            const std::string device = test::trusted_device(
                work, links_, random_, papers_door(work, clock_, links_, token), clock_.now());
            return open_papers(work, clock_, links_, token, device);
        });
    }

    Result<Correction> ask(const std::string& body,
                           const std::string& section = {},
                           const std::string& seat = "seat-police")
    {
        const std::string token = tokens_.at(seat);
        return transact([&](UnitOfWork& work) {
            const std::string device = test::trusted_device(
                work, links_, random_, papers_door(work, clock_, links_, token), clock_.now());
            return ask_correction(
                work,
                case_tools(),
                links_,
                {.token = token, .device = device, .part = section, .body = body});
        });
    }

    std::optional<CorrectionAsker> asker(const CorrectionId& id)
    {
        return read([&](UnitOfWork& work) { return asker_of(work, authority, meeting, id); });
    }

    CorrectionsByLink told(const std::string& seat = "seat-police")
    {
        return read([&](UnitOfWork& work) {
            return corrections_by_link(work, case_tools(), links_, tokens_.at(seat));
        });
    }

    Result<Correction> decline(const CorrectionId& id,
                               const std::string& answer,
                               const std::string& by = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return decline_correction(
                work, clock_, as(by), {.meeting = meeting, .correction = id, .answer = answer});
        });
    }

    // Of the record as a whole; for the family, of what the child says.
    Result<Amendment> amend(int number, const CorrectionId& answers, bool for_family = false)
    {
        const std::string part = for_family ? section("child_views").id.text() : std::string{};
        return transact([&](UnitOfWork& work) -> Result<Amendment> {
            auto made = amend_minutes(work,
                                      clock_,
                                      random_,
                                      digest_,
                                      as("chair-1"),
                                      {.meeting = meeting,
                                       .number = number,
                                       .section = part,
                                       .body = "It was Tuesday",
                                       .reason = "The police asked for it",
                                       .visible_to_family = for_family});
            if (!made) return made;
            if (!settle_correction(work, clock_, as("chair-1"), answers, meeting, made->number))
                return Refusal::wrong_state;
            return made;
        });
    }

    Result<Amendment> amend_for_family()
    {
        const std::string part = section("child_views").id.text();
        return transact([&](UnitOfWork& work) {
            return amend_minutes(work,
                                 clock_,
                                 random_,
                                 digest_,
                                 as("chair-1"),
                                 {.meeting = meeting,
                                  .number = 1,
                                  .section = part,
                                  .body = "It was Tuesday",
                                  .reason = "The mother asked for it",
                                  .visible_to_family = true});
        });
    }

    std::map<std::string, std::string> tokens_;  // by seat
};

TEST_P(Corrections, AreATaskForTheMinuteTakerWithWhoAskedAndWhichPart)
{
    ASSERT_TRUE(ask("It was Tuesday", section("analysis").id.text()));

    const auto rows = *transact(
        [&](UnitOfWork& work) { return view_corrections(work, clock_, as("support-1"), meeting); });

    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.front().asked_by.reveal(), "Lee Fixture");
    EXPECT_EQ(rows.front().part, section("analysis").title);
    EXPECT_EQ(rows.front().correction.status, CorrectionStatus::open);
}

TEST_P(Corrections, PointAtADecisionAsWellAsAtASection)
{
    const ChildDecision decision = minutes().decisions.front();
    const OtherPart part{.kind = PartKind::decision, .id = decision.id.text()};
    ASSERT_TRUE(ask("She is known as Wren", text_of(part)));
    EXPECT_EQ(ask("Wrong", "decision:elsewhere").error().fields.front().field, "part");
    EXPECT_EQ(ask("Wrong", "action:" + part.id).error().fields.front().field, "part");

    const auto rows = *transact(
        [&](UnitOfWork& work) { return view_corrections(work, clock_, as("support-1"), meeting); });

    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.front().correction.part, part);
    EXPECT_FALSE(rows.front().correction.section);
    EXPECT_TRUE(rows.front().part.starts_with("Decision about ")) << rows.front().part;
}

TEST_P(Corrections, CanBeAskedForTenWorkingDaysAfterTheCopyWasSent)
{
    EXPECT_EQ(told().until, test::day("2026-12-10"));
    clock_.set(test::at("2026-12-10T23:00"));
    EXPECT_TRUE(ask("It was Tuesday"));
    clock_.set(test::at("2026-12-11T09:00"));
    EXPECT_EQ(ask("It was Tuesday").error().refusal, Refusal::wrong_state);
    EXPECT_FALSE(told().until);
}

TEST_P(Corrections, CannotBeAskedForOnADeviceThatIsNotTrusted)
{
    const auto asked = transact([&](UnitOfWork& work) {
        return ask_correction(
            work, case_tools(), links_, {.token = tokens_.at("seat-police"), .body = "Wrong"});
    });

    EXPECT_EQ(asked.error().refusal, Refusal::not_signed_in);
}

TEST_P(Corrections, WantWordsAndAPartOfTheCopy)
{
    EXPECT_EQ(ask(" ").error().fields.front().field, "correction");
    EXPECT_EQ(
        ask("Wrong", section("analysis").id.text(), "seat-mother").error().fields.front().field,
        "part")
        << "of which the family was sent nothing";
    EXPECT_TRUE(ask("Wrong", section("child_views").id.text(), "seat-mother"));
}

TEST_P(Corrections, AreKnownToComeFromTheFamilyThatMayReadThePart)
{
    const auto theirs = ask("Wrong", section("child_views").id.text(), "seat-mother");
    const auto other = ask("Wrong", section("analysis").id.text());

    ASSERT_TRUE(asker(theirs->id));
    EXPECT_TRUE(asker(theirs->id)->is_family);
    EXPECT_TRUE(asker(theirs->id)->reads_part);
    EXPECT_FALSE(asker(theirs->id)->about.empty());
    ASSERT_TRUE(asker(other->id));
    EXPECT_FALSE(asker(other->id)->is_family);
    EXPECT_FALSE(asker(CorrectionId{"elsewhere"}));
}

TEST_P(Corrections, ThatAreMadeSayWhetherTheAskerMayBeSentThem)
{
    const auto asked = ask("Wrong", section("child_views").id.text(), "seat-mother");
    ASSERT_TRUE(amend(1, asked->id));
    EXPECT_TRUE(told("seat-mother").readable.empty()) << "it is not marked for the family";
    EXPECT_TRUE(told("seat-police").readable.empty()) << "who asked for nothing";

    const auto again = ask("Still wrong", section("child_views").id.text(), "seat-mother");
    ASSERT_TRUE(amend(2, again->id, true));
    EXPECT_EQ(told("seat-mother").readable, std::vector{2});
}

TEST_P(Corrections, ThatAreDeclinedTellTheAskerWhyAndNobodyElse)
{
    const auto asked = ask("It was Tuesday");

    EXPECT_EQ(decline(asked->id, " ").error().fields.front().field, "answer");
    ASSERT_TRUE(decline(asked->id, "The register says Monday"));

    ASSERT_EQ(told().asked.size(), 1u);
    EXPECT_EQ(told().asked.front().answer.reveal(), "The register says Monday");
    EXPECT_TRUE(told("seat-mother").asked.empty());
    EXPECT_EQ(decline(asked->id, "Twice").error().refusal, Refusal::wrong_state);
}

TEST_P(Corrections, AreAnsweredByWhoTakesTheMinutesAlone)
{
    const auto asked = ask("It was Tuesday");

    EXPECT_FALSE(decline(asked->id, "No", "worker-1"));
    EXPECT_TRUE(decline(asked->id, "No", "chair-1"));
}

TEST_P(Corrections, ThatAreMadeSayUnderWhichNumber)
{
    const auto asked = ask("It was Tuesday");

    ASSERT_TRUE(amend(1, asked->id));

    EXPECT_EQ(told().asked.front().status, CorrectionStatus::amended);
    EXPECT_EQ(told().asked.front().amendment, 1);
    EXPECT_FALSE(amend(2, asked->id)) << "answered already";
    EXPECT_EQ(minutes().amendments.size(), 1u) << "rolled back with its answer";
}

TEST_P(Corrections, EndWithALinkThatWasTakenBack)
{
    const auto ledger =
        read([&](UnitOfWork& work) { return work.circulations.of_meeting(authority, meeting); });
    for (const CirculationRow& row : ledger)
        ASSERT_TRUE(transact([&](UnitOfWork& work) {
            return revoke_papers(
                work, case_tools(), as("support-1"), {meeting, row.circulation.id});
        }));

    EXPECT_EQ(ask("It was Tuesday").error().refusal, Refusal::link_stopped);
}

TEST_P(Corrections, AreSentWithOneActionToAllWhoHaveThePapersWithoutThem)
{
    ASSERT_TRUE(amend(1, ask("It was Tuesday")->id));
    EXPECT_EQ(send(0).error().refusal, Refusal::stale_version);

    const auto sent = send(1);

    ASSERT_TRUE(sent);
    ASSERT_EQ(sent->sent.size(), 1u) << "not the family, for whom it is not marked";
    EXPECT_EQ(sent->sent.front().invitee, InviteeId{"seat-police"});
    EXPECT_EQ(sent->sent.front().released.amendments.size(), 1u);
    EXPECT_EQ(opened("seat-police").error().refusal, Refusal::link_replaced)
        << "of the copy without it";
    keep_tokens(sent->sent);
    EXPECT_EQ(told().asked.size(), 1u) << "what they asked behind the link before";
    EXPECT_EQ(send(1).error().refusal, Refusal::wrong_state) << "everybody has it";
}

TEST_P(Corrections, ForTheFamilyWaitUntilAColleagueHasLooked)
{
    ASSERT_TRUE(amend_for_family());
    EXPECT_EQ(send(1).error().fields.front().field, "family_checked");

    const auto sent = send(1, true);

    ASSERT_TRUE(sent);
    EXPECT_EQ(sent->sent.size(), 1u) << "the police";
    EXPECT_EQ(sent->waiting, 1);
    ASSERT_TRUE(opened("seat-mother")) << "what she has, until the other leaves";
    EXPECT_TRUE(opened("seat-mother")->release.amendments.empty());
    EXPECT_EQ(send(1, true).error().refusal, Refusal::wrong_state) << "it waits already";

    const auto released = release_waiting();

    ASSERT_EQ(released.size(), 1u);
    EXPECT_EQ(opened("seat-mother").error().refusal, Refusal::link_replaced);
    keep_tokens(released);
    ASSERT_EQ(opened("seat-mother")->release.amendments.size(), 1u);
    EXPECT_EQ(opened("seat-mother")->release.amendments.front().body.reveal(), "It was Tuesday");
    EXPECT_EQ(send(1, true).error().refusal, Refusal::wrong_state) << "everybody has it";
}

TEST_P(Corrections, ThatWaitGoToNobodyWhoseCopyWasTakenBackMeanwhile)
{
    ASSERT_TRUE(amend_for_family());
    ASSERT_TRUE(send(1, true));
    const auto take_back = [&](const CirculationId& copy, bool confirmed) {
        return transact([&](UnitOfWork& work) {
            return revoke_papers(work, case_tools(), as("support-1"), {meeting, copy, confirmed});
        });
    };
    for (const CirculationRow& row :
         read([&](UnitOfWork& work) { return work.circulations.of_meeting(authority, meeting); })) {
        if (!row.circulation.family_member) continue;
        const auto asked = take_back(row.circulation.id, false);
        ASSERT_FALSE(asked) << "that the correction is dropped is said first";
        EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
        EXPECT_EQ(asked.error().fields.front().field, "confirmed");
        EXPECT_TRUE(opened("seat-mother")) << "nothing is taken back yet";
        ASSERT_TRUE(take_back(row.circulation.id, true));
        EXPECT_EQ(take_back(row.circulation.id, true).error().refusal, Refusal::wrong_state);
    }

    EXPECT_TRUE(
        read([&](UnitOfWork& work) { return work.disclosure.waiting_copies(authority); }).empty());
}

TEST_P(Corrections, MarkTheCopiesThatWereSentBefore)
{
    ASSERT_TRUE(amend(1, ask("It was Tuesday")->id));

    const auto amendments = minutes().amendments;
    for (const CirculationRow& row :
         read([&](UnitOfWork& work) { return work.circulations.of_meeting(authority, meeting); }))
        EXPECT_EQ(sent_before(row.circulation, amendments),
                  row.circulation.family_member ? std::nullopt : std::optional<int>{1});
}

QUORATE_ON_EVERY_DATABASE(Corrections);

}  // namespace
}  // namespace quorate::core
