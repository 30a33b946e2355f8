#include "core/circulation/draft_letters.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/circulation/next_meetings.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

// What all letters of one meeting are written from.
struct Draft {
    UnitOfWork& work;
    const MinutesFile& file;
    Papers papers;
    std::vector<ExcludedPerson> excluded;
    std::vector<KeptLetter> kept;
    std::vector<ReplacedLetter> replaced;
    std::vector<LetterCopy> copies;  // newest first
    bool needs_care = false;         // of everybody's letters, not of the family's alone
    LetterFacts facts;               // but for what differs between readers

    KeptLetter kept_of(const std::string& recipient) const
    {
        const auto found = std::ranges::find(kept, recipient, &KeptLetter::recipient);
        if (found != kept.end()) return *found;
        return {.meeting = file.file.meeting.id, .recipient = recipient};
    }

    // The children whose decisions the reader is told; of one that was adjourned, all it was about.
    std::vector<ChildId> children_in(const Release& release) const
    {
        std::vector<ChildId> children;
        if (release.adjournment) return child_ids(papers.children);
        for (const ReleasedDecision& told : release.decisions)
            for (const ChildDecision& decision : papers.decisions)
                if (decision.id == told.id) children.push_back(decision.child);
        return children;
    }

    // A decision to adjourn is none.
    void note_left_out(DecisionLetter& letter, const Release& release) const
    {
        letter.is_of_adjournment = std::ranges::all_of(
            papers.decisions, [](const auto& each) { return each.outcome == Outcome::adjourned; });
        for (const ChildDecision& decision : papers.decisions) {
            if (decision.outcome == Outcome::adjourned ||
                std::ranges::count(release.decisions, decision.id, &ReleasedDecision::id) > 0)
                continue;
            ++letter.left_out;
            const auto child = std::ranges::find(papers.children, decision.child, &Child::id);
            if (child != papers.children.end()) letter.children_left_out.push_back(called(*child));
        }
    }

    void write(DecisionLetter& letter, LetterFacts with) const
    {
        letter.kept = kept_of(letter.recipient);
        std::ranges::copy_if(
            replaced, std::back_inserter(letter.earlier), [&letter](const ReplacedLetter& each) {
                return each.recipient == letter.recipient;
            });
        with.tells_corrections = letter.has_left();
        if (!letter.earlier.empty()) with.replaces = letter.earlier.back().sent_on;
        with.release = letter_release_for(letter.kind, letter.member, papers);
        if (with.release.decisions.empty() && !with.release.adjournment) return;
        letter.why_none.clear();
        note_left_out(letter, with.release);
        with.next = next_meetings(
            work, file.file.meeting, children_in(with.release), letter.member, excluded);
        with.opening = letter.kept.opening;
        with.closing = letter.kept.closing;
        letter.text = letter_text(with);
        letter.needs_release = letter.kind == Recipient::family || needs_care;
        const auto copy = std::ranges::find(copies, letter.recipient, &LetterCopy::recipient);
        if (copy != copies.end()) letter.copy = *copy;
        if (!letter.kept.sent_on) return;
        const std::string& sent = letter.kept.sent_text.reveal();
        letter.has_changed = sent != whole_text(letter.text);
        letter.put_right = decided_otherwise(with, sent);
    }
};

DecisionLetter letter_to(const Draft& draft, const InviteeEntry& seat)
{
    DecisionLetter letter{.recipient = seat.invitee.id.text(),
                          .kind = recipient_of(seat.invitee, draft.excluded),
                          .name = seat.name,
                          .about = seat.job,
                          .member = seat.invitee.holder.member,
                          .why_none = "No decision is marked for the family"};
    if (letter.kind == Recipient::nobody)
        letter.why_none = "Must not be at this family's meetings, or gave the seat up";
    LetterFacts facts = draft.facts;
    facts.reader = RecipientClass::family;
    facts.language = seat.invitee.language;
    facts.to = seat.name;
    draft.write(letter, std::move(facts));
    return letter;
}

// In Welsh when all who read it are written to in Welsh.
DecisionLetter letter_to_professionals(const Draft& draft)
{
    DecisionLetter letter{.recipient = std::string{common_letter},
                          .kind = Recipient::professional,
                          .why_none = "Nobody from an agency has a seat"};
    LetterFacts facts = draft.facts;
    facts.reader = RecipientClass::professional;
    facts.language = Language::welsh;
    for (const InviteeEntry& seat : draft.papers.seats) {
        if (recipient_of(seat.invitee, draft.excluded) != Recipient::professional) continue;
        letter.readers.push_back(seat.name);
        if (seat.invitee.language == Language::english) facts.language = Language::english;
    }
    if (!letter.readers.empty()) draft.write(letter, std::move(facts));
    return letter;
}

// Whether a corrected letter is drafted since.
bool is_told(const Amendment& amendment, const std::vector<DecisionLetter>& letters)
{
    return amendment.part->kind == PartKind::decision &&
           std::ranges::any_of(letters, [&amendment](const DecisionLetter& letter) {
               return letter.exists() && !letter.earlier.empty() &&
                      letter.earlier.back().replaced_at >= amendment.made_at;
           });
}

bool is_of_letter_or_record(const CaseDueDate& due)
{
    const EventKinds& met_by = rule_of(due).met_by;
    return met_by.contains(EventKind::decision_letter_sent) ||
           met_by.contains(EventKind::conference_record_sent);
}

}  // namespace

Result<Done> may_have_letters(const MinutesFile& file)
{
    const auto refused = [](const char* sentence) {
        return Error{Refusal::wrong_state, {{"meeting", sentence}}};
    };
    const Meeting& meeting = file.file.meeting;
    if (!is_for_family(meeting.type))
        return refused("Nothing of this meeting goes to the family, so it has no decision letter");
    if (!is_conference(meeting.type))
        return refused("Decision letters are of child protection conferences alone");
    if (meeting.status != MeetingStatus::held)
        return refused("The letters can be drafted once the meeting has ended");
    if (file.decisions.empty())
        return refused("The letters are drafted from the decisions, and none is recorded");
    return Done{};
}

DecisionLetters draft_letters(UnitOfWork& work, const MinutesFile& file)
{
    const Meeting& meeting = file.file.meeting;
    const auto council = work.authorities.find(meeting.authority);
    const auto chair = work.users.find(meeting.chair);
    Draft draft{.work = work,
                .file = file,
                .papers = papers_of(work, file),
                .excluded = work.cases.excluded_from(meeting.authority, meeting.case_id),
                .kept = work.decision_letters.of_meeting(meeting.authority, meeting.id),
                .replaced = work.decision_letters.replaced(meeting.authority, meeting.id),
                .copies = work.decision_letters.copies(meeting.authority, meeting.id),
                .facts = {.type = meeting.type,
                          .jurisdiction = file.file.family.jurisdiction,
                          .held_at = meeting.starts_at,
                          .chair = chair ? chair->name : PersonName{},
                          .council = council ? council->name : std::string{},
                          .phone = council ? council->meetings_phone : std::string{},
                          .email = council ? council->meetings_email : std::string{}}};
    if (const auto closing = work.minutes.closing(meeting.authority, meeting.id))
        draft.facts.held_again_by = closing->reconvene_by;
    draft.needs_care =
        file.file.family.level > 0 || !draft.excluded.empty() || !draft.papers.apart.empty();
    DecisionLetters all{
        .file = file.file,
        .is_agreed = file.minutes && file.minutes->status == MinutesStatus::approved};
    for (const InviteeEntry& seat : draft.papers.seats)
        if (is_family(seat.invitee.holder)) all.letters.push_back(letter_to(draft, seat));
    all.letters.push_back(letter_to_professionals(draft));
    all.put_right =
        static_cast<int>(std::ranges::count_if(file.amendments, [&all](const Amendment& each) {
            return each.part.has_value() && !is_told(each, all.letters);
        }));
    for (const CaseDueDate& due : work.due_dates.of_case(meeting.authority, meeting.case_id))
        if (due.status != DueStatus::not_needed &&
            due.counted_from == london_date(meeting.starts_at) && is_of_letter_or_record(due))
            all.clocks.push_back(due);
    return all;
}

}  // namespace quorate::core
