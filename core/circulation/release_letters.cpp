#include "core/circulation/release_letters.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/circulation/draft_letters.hpp"
#include "core/circulation/record_clocks.hpp"
#include "core/circulation/who_may_release.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/record_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

// Looking at a letter takes nobody else; releasing it takes somebody who did not hand it on.
Grounds grounds_for(bool is_another)
{
    Grounds grounds;
    grounds.approved_by_another = is_another;
    return grounds;
}

Error hidden(const LetterCopyId& id)
{
    return {.refusal = Refusal::hidden,
            .action = std::string{action_name(Action::redaction_approve)},
            .object = id.text()};
}

// A copy that waits, with the letter as it would be now, if there is one.
struct Found {
    LetterCopy copy;
    MeetingFile file;
    std::optional<DecisionLetter> letter = {};

    bool has_changed() const
    {
        return !letter || !letter->exists() || letter->release() != LetterRelease::waiting;
    }
};

enum class Asking { to_look, to_decide };

Result<Found> find_waiting(
    UnitOfWork& work, const Actor& actor, const LetterCopyId& id, Instant now, Asking asking)
{
    if (const auto by_role = permit_role_or_chair(actor, Action::redaction_approve); !by_role)
        return by_role.error();
    const auto copy = work.decision_letters.find_copy(actor.authority, id);
    if (!copy) return hidden(id);
    const bool is_another = asking == Asking::to_look || copy->may_be_released_by(actor);
    auto file = meeting_file(
        work, actor, Action::redaction_approve, copy->meeting, now, grounds_for(is_another));
    if (!file) return file.error();
    if (copy->state != CopyState::waiting) return Refusal::wrong_state;
    Found found{.copy = *copy, .file = *file};
    const MinutesFile minutes = minutes_file(work, *std::move(file));
    if (!may_have_letters(minutes)) return found;
    for (DecisionLetter& each : draft_letters(work, minutes).letters)
        if (each.recipient == copy->recipient) found.letter = std::move(each);
    return found;
}

WaitingLetter waiting_letter(UnitOfWork& work,
                             const RecordCounting& counting,
                             const Actor& actor,
                             const LetterCopy& copy,
                             const MeetingFile& file,
                             Instant now)
{
    const Meeting& meeting = file.meeting;
    WaitingLetter waiting{
        .copy = copy, .meeting = meeting, .is_own = !copy.may_be_released_by(actor)};
    if (const auto seat = work.invitees.find(actor.authority, InviteeId{copy.recipient})) {
        waiting.recipient_name = seat->name;
        waiting.recipient_about = seat->job;
    }
    if (const auto user = work.users.find(copy.prepared_by)) waiting.prepared_by_name = user->name;
    const auto clocks = record_clocks_of(
        work, counting, file, work.records.progress(meeting.authority, meeting.id), now);
    if (clocks.letter) {
        waiting.last_day = clocks.letter->last_day;
        waiting.left = clocks.letter->left;
    }
    return waiting;
}

void audit_copy(UnitOfWork& work,
                const Actor& actor,
                Instant now,
                Action action,
                const LetterCopy& copy,
                const CaseId& family,
                const std::string& detail)
{
    audit(work,
          actor,
          now,
          {.action = action, .object = copy.id.text(), .case_id = family, .detail = detail});
}

Result<Done> close(
    UnitOfWork& work, const Actor& actor, Instant now, const Found& found, LetterCopy closed)
{
    closed.checked_by = actor.user;
    closed.checked_at = now;
    if (const auto kept = work.decision_letters.close_copy(actor.authority, closed); !kept)
        return kept.error();
    audit_copy(
        work,
        actor,
        now,
        Action::redaction_approve,
        closed,
        found.file.family.id,
        "letter=" + std::string{code(closed.state)} + " prepared_by=" + closed.prepared_by.text());
    return Done{};
}

}  // namespace

Result<LetterCopy> ask_for_release(UnitOfWork& work,
                                   const CaseTools& tools,
                                   const Actor& actor,
                                   const AskForRelease& command)
{
    const Instant now = tools.clock.now();
    auto file = meeting_file(work, actor, Action::minutes_distribute, command.meeting, now);
    if (!file) return file.error();
    const CaseId family = file->family.id;
    const MinutesFile minutes = minutes_file(work, *std::move(file));
    if (const auto may = may_have_letters(minutes); !may) return may.error();
    const DecisionLetters letters = draft_letters(work, minutes);
    const auto letter =
        std::ranges::find(letters.letters, command.recipient, &DecisionLetter::recipient);
    if (letter == letters.letters.end()) return Refusal::not_found;
    if (!letter->exists()) return Error{Refusal::wrong_state, {{"recipient", letter->why_none}}};
    if (letter->kept.sent_on || !letter->needs_release) return Refusal::wrong_state;
    if (letter->kept.version != command.version) return Refusal::stale_version;
    const LetterRelease release = letter->release();
    if (release == LetterRelease::waiting || release == LetterRelease::released)
        return Refusal::already_exists;
    if (!another_may_release(work, actor, command.meeting, now))
        return Error{Refusal::wrong_state, {{"recipient", nobody_else_releases}}};

    if (letter->copy && letter->copy->state == CopyState::waiting) {
        LetterCopy before = *letter->copy;
        before.state = CopyState::replaced;
        if (const auto closed = work.decision_letters.close_copy(actor.authority, before); !closed)
            return closed.error();
    }
    const LetterCopy copy{.id = LetterCopyId{tools.random.id()},
                          .meeting = command.meeting,
                          .recipient = command.recipient,
                          .text = FreeText{whole_text(letter->text)},
                          .prepared_by = actor.user,
                          .prepared_at = now,
                          .credential = actor.credential};
    work.decision_letters.add_copy(actor.authority, copy);
    audit_copy(work,
               actor,
               now,
               Action::minutes_distribute,
               copy,
               family,
               "letter=waiting recipient=" + command.recipient);
    return copy;
}

Result<Done> take_back_letter(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const MeetingId& meeting,
                              const std::string& recipient)
{
    const Instant now = clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_distribute, meeting, now);
    if (!file) return file.error();
    for (LetterCopy& copy : work.decision_letters.copies(actor.authority, meeting)) {
        if (copy.recipient != recipient || copy.state != CopyState::waiting) continue;
        if (copy.prepared_by != actor.user) return Refusal::not_permitted;
        copy.state = CopyState::refused;
        copy.checked_by = actor.user;
        copy.checked_at = now;
        copy.reason = FreeText{"Taken back by whoever handed it on"};
        if (const auto kept = work.decision_letters.close_copy(actor.authority, copy); !kept)
            return kept.error();
        audit_copy(work,
                   actor,
                   now,
                   Action::minutes_distribute,
                   copy,
                   file->family.id,
                   "letter=taken-back recipient=" + recipient);
        return Done{};
    }
    return Refusal::wrong_state;
}

Result<std::vector<WaitingLetter>> view_waiting_letters(UnitOfWork& work,
                                                        const CaseTools& tools,
                                                        const Actor& actor)
{
    if (const auto by_role = permit_role_or_chair(actor, Action::redaction_approve); !by_role)
        return by_role.error();
    const Instant now = tools.clock.now();
    std::vector<WaitingLetter> all;
    const auto copies = work.decision_letters.waiting_copies(actor.authority);
    if (!copies.empty()) {
        const RecordCounting counting = record_counting(work, actor.authority, tools.bank_holidays);
        for (const LetterCopy& copy : copies)
            if (const auto file = meeting_file(
                    work, actor, Action::redaction_approve, copy.meeting, now, grounds_for(true)))
                all.push_back(waiting_letter(work, counting, actor, copy, *file, now));
    }
    std::ranges::sort(all, {}, [](const WaitingLetter& each) {
        return std::tuple{
            each.last_day.value_or(Date::max()), each.copy.prepared_at, each.copy.id.text()};
    });
    audit(work,
          actor,
          now,
          {.action = Action::redaction_approve, .detail = "letters=" + std::to_string(all.size())});
    return all;
}

Result<LetterToRelease> view_letter_to_release(UnitOfWork& work,
                                               const CaseTools& tools,
                                               const Actor& actor,
                                               const LetterCopyId& id)
{
    const Instant now = tools.clock.now();
    const auto found = find_waiting(work, actor, id, now, Asking::to_look);
    if (!found) return found.error();
    audit_copy(work,
               actor,
               now,
               Action::redaction_approve,
               found->copy,
               found->file.family.id,
               "letter=previewed");
    return LetterToRelease{
        .waiting = waiting_letter(work,
                                  record_counting(work, actor.authority, tools.bank_holidays),
                                  actor,
                                  found->copy,
                                  found->file,
                                  now),
        .has_changed = found->has_changed(),
        .language = found->letter ? found->letter->text.language : Language::english,
        .children_left_out =
            found->letter ? found->letter->children_left_out : std::vector<PersonName>{}};
}

Result<Done> release_letter(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const LetterCopyId& id)
{
    const Instant now = clock.now();
    const auto found = find_waiting(work, actor, id, now, Asking::to_decide);
    if (!found) return found.error();
    if (found->has_changed())
        return Error{
            Refusal::wrong_state,
            {{"letter", "The letter would say something else now. Have it handed on once more"}}};
    LetterCopy closed = found->copy;
    closed.state = CopyState::released;
    return close(work, actor, now, *found, std::move(closed));
}

Result<Done> refuse_letter(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const RefuseLetter& command)
{
    const Instant now = clock.now();
    const auto found = find_waiting(work, actor, command.copy, now, Asking::to_look);
    if (!found) return found.error();
    const std::string reason = trimmed(command.reason.reveal());
    FormChecks checks;
    checks.lines("reason", reason, 500, "Say what has to change before it can go");
    if (!checks.passed()) return checks.error();
    LetterCopy closed = found->copy;
    closed.state = CopyState::refused;
    closed.reason = FreeText{reason};
    return close(work, actor, now, *found, std::move(closed));
}

}  // namespace quorate::core
