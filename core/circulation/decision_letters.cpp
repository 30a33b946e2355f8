#include "core/circulation/decision_letters.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_people.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/sent_record.hpp"
#include "core/circulation/draft_letters.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// The meeting's letters with what they were drafted from.
struct Drafted {
    MinutesFile file;
    DecisionLetters letters;
};

Result<Drafted> drafted(UnitOfWork& work, const Actor& actor, const MeetingId& id, Instant now)
{
    auto known = meeting_file(work, actor, Action::minutes_distribute, id, now);
    if (!known) return known.error();
    MinutesFile file = minutes_file(work, *std::move(known));
    if (const auto may = may_have_letters(file); !may) return may.error();
    DecisionLetters letters = draft_letters(work, file);
    return Drafted{.file = std::move(file), .letters = std::move(letters)};
}

Result<DecisionLetter> letter_of(const DecisionLetters& letters, const std::string& recipient)
{
    const auto found = std::ranges::find(letters.letters, recipient, &DecisionLetter::recipient);
    if (found == letters.letters.end()) return Refusal::not_found;
    if (!found->exists()) return Error{Refusal::wrong_state, {{"recipient", found->why_none}}};
    return *found;
}

void note(UnitOfWork& work,
          const Actor& actor,
          Instant now,
          const DecisionLetters& letters,
          std::string detail)
{
    audit(work,
          actor,
          now,
          {.action = Action::minutes_distribute,
           .object = letters.file.meeting.id.text(),
           .case_id = letters.file.family.id,
           .detail = std::move(detail)});
}

void check_words(Complaints& complaints, const std::string& field, const std::string& text)
{
    if (!is_plain_text(text, Lines::many))
        complaints.add(field, "Use letters, digits, punctuation and line breaks only");
    else if (length(text) > longest_letter_words)
        complaints.add(field, "Keep this under 2,000 characters");
}

// Where it can be posted to: nothing when it is to be given by hand.
PostalAddress safe_address_of(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const DecisionLetters& letters,
                              const DecisionLetter& letter)
{
    if (!letter.member) return {};
    const auto member = work.cases.find_member(actor.authority, *letter.member);
    if (!member || !trimmed(member->safe_contact_notes.reveal()).empty()) return {};
    const auto address =
        view_safe_address(work, tools, actor, {letters.file.family.id, *letter.member});
    return address ? *address : PostalAddress{};
}

// Whether safe_address_of() would give one, without looking at it.
bool may_be_posted(UnitOfWork& work,
                   const Actor& actor,
                   const MeetingFile& file,
                   const DecisionLetter& letter,
                   Instant now)
{
    if (letter.kind == Recipient::professional) return true;
    if (!letter.member || !may_also(file, actor, Action::case_view_safe_address, now)) return false;
    const auto member = work.cases.find_member(actor.authority, *letter.member);
    if (!member || !trimmed(member->safe_contact_notes.reveal()).empty()) return false;
    const auto kept = work.cases.safe_address(actor.authority, *letter.member);
    return kept && !kept->address.empty();
}

void check_day(Complaints& complaints, const SendLetter& command, const Meeting& held, Instant now)
{
    if (!command.on)
        complaints.add("on",
                       trimmed(command.typed_on).empty()
                           ? "Enter the day on which it left, such as 25/11/2026"
                           : typed_date_fault(command.typed_on));
    else if (*command.on < london_date(held.starts_at))
        complaints.add("on", "Choose the day of the meeting or a later one");
    else if (*command.on > london_date(now))
        complaints.add("on", "Choose today or an earlier day");
}

void check_way(Complaints& complaints,
               const std::optional<LetterWay>& way,
               const DecisionLetter& letter,
               const PostalAddress& address)
{
    const bool family = letter.kind == Recipient::family;
    if (!way || (family && way == LetterWay::e_mail))
        complaints.add("how",
                       family ? "Say whether it left by post or by hand"
                              : "Say whether it left by e-mail, by post or by hand");
    else if (family && way == LetterWay::post && address.empty())
        complaints.add("how",
                       "This letter is to be given by hand: no address is kept that is safe for "
                       "post");
}

Error not_released()
{
    return {Refusal::wrong_state,
            {{"recipient", "A colleague has to release this letter before it leaves"}}};
}

// Which of the letters to this recipient it takes the place of, for the trail.
std::string replaces_words(const DecisionLetter& letter)
{
    return letter.earlier.empty() ? std::string{}
                                  : " replaces=" + std::to_string(letter.earlier.back().number);
}

// The day on which the last one left: of one that was corrected, when it left first.
Date last_day(const DecisionLetters& letters)
{
    Date last = {};
    for (const DecisionLetter& each : letters.letters) {
        if (!each.earlier.empty())
            last = std::max(last, each.earlier.front().sent_on);
        else if (each.kept.sent_on)
            last = std::max(last, *each.kept.sent_on);
    }
    return last;
}

}  // namespace

std::string_view code(LetterRelease release)
{
    constexpr std::array<std::string_view, 5> codes{
        "not_needed", "to_ask", "waiting", "refused", "released"};
    return codes[static_cast<std::size_t>(release)];
}

LetterRelease DecisionLetter::release() const
{
    if (!needs_release) return LetterRelease::not_needed;
    if (!copy) return LetterRelease::to_ask;
    if (copy->state == CopyState::refused) return LetterRelease::refused;
    const bool is_same = copy->text.reveal() == whole_text(text);
    if (is_same && copy->state == CopyState::released) return LetterRelease::released;
    return is_same && copy->state == CopyState::waiting ? LetterRelease::waiting
                                                        : LetterRelease::to_ask;
}

bool DecisionLetter::may_leave() const
{
    const LetterRelease now = release();
    return now == LetterRelease::not_needed || now == LetterRelease::released;
}

bool all_sent(const DecisionLetters& letters)
{
    return std::ranges::all_of(letters.letters, [](const DecisionLetter& letter) {
        return !letter.exists() || letter.has_left();
    });
}

Result<DecisionLetters> view_decision_letters(UnitOfWork& work,
                                              const Clock& clock,
                                              const Actor& actor,
                                              const MeetingId& meeting)
{
    auto found = drafted(work, actor, meeting, clock.now());
    if (!found) return found.error();
    DecisionLetters letters = (*std::move(found)).letters;
    for (DecisionLetter& letter : letters.letters)
        letter.may_be_posted = may_be_posted(work, actor, letters.file, letter, clock.now());
    note(work, actor, clock.now(), letters, "letters=shown");
    return letters;
}

std::optional<DecisionLetters> decision_letters_beside(UnitOfWork& work,
                                                       const Clock& clock,
                                                       const Actor& actor,
                                                       const MeetingId& meeting)
{
    auto found = drafted(work, actor, meeting, clock.now());
    if (!found) return std::nullopt;
    return (*std::move(found)).letters;
}

Result<KeptLetter> word_letter(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const WordLetter& command)
{
    const Instant now = clock.now();
    const auto found = drafted(work, actor, command.meeting, now);
    if (!found) return found.error();
    const auto letter = letter_of(found->letters, command.recipient);
    if (!letter) return letter.error();
    if (letter->kept.sent_on) return Refusal::wrong_state;
    Complaints complaints;
    check_words(complaints, "opening", command.opening);
    check_words(complaints, "closing", command.closing);
    if (!complaints.empty()) return complaints.error();
    if (letter->kept.version != command.version) return Refusal::stale_version;

    KeptLetter kept = letter->kept;
    kept.opening = FreeText{trimmed(command.opening)};
    kept.closing = FreeText{trimmed(command.closing)};
    kept.worded_by = actor.user;
    kept.worded_at = now;
    const auto saved = work.decision_letters.save(actor.authority, kept);
    if (!saved) return saved.error();
    kept.version = *saved;
    note(work, actor, now, found->letters, "letter=worded recipient=" + command.recipient);
    return kept;
}

Result<KeptLetter> draft_corrected_letter(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const CorrectLetter& command)
{
    const Instant now = clock.now();
    const auto found = drafted(work, actor, command.meeting, now);
    if (!found) return found.error();
    const auto letter = letter_of(found->letters, command.recipient);
    if (!letter) return letter.error();
    if (!letter->kept.sent_on || letter->put_right == 0) return Refusal::wrong_state;
    if (letter->kept.version != command.version) return Refusal::stale_version;
    const auto version =
        work.decision_letters.replace(actor.authority, letter->kept, actor.user, now);
    if (!version) return version.error();
    work.meetings.raise_replies_version(actor.authority, command.meeting);
    note(work,
         actor,
         now,
         found->letters,
         "letter=corrected recipient=" + command.recipient +
             " replaces=" + std::to_string(letter->earlier.size() + 1));
    KeptLetter kept = letter->kept;
    kept.sent_text = FreeText{};
    kept.sent_on.reset();
    kept.sent_how.reset();
    kept.sent_by.reset();
    kept.sent_at.reset();
    kept.version = *version;
    return kept;
}

Result<PrintedLetter> print_letter(UnitOfWork& work,
                                   const CaseTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting,
                                   const std::string& recipient)
{
    const Instant now = tools.clock.now();
    auto found = drafted(work, actor, meeting, now);
    if (!found) return found.error();
    auto letter = letter_of(found->letters, recipient);
    if (!letter) return letter.error();
    PostalAddress address = safe_address_of(work, tools, actor, found->letters, *letter);
    note(work, actor, now, found->letters, "letter=printed recipient=" + recipient);
    return PrintedLetter{.letters = (*std::move(found)).letters,
                         .letter = *std::move(letter),
                         .address = std::move(address)};
}

Result<KeptLetter> mark_letter_sent(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const SendLetter& command)
{
    const Instant now = tools.clock.now();
    const auto found = drafted(work, actor, command.meeting, now);
    if (!found) return found.error();
    const Meeting& meeting = found->file.file.meeting;
    const auto letter = letter_of(found->letters, command.recipient);
    if (!letter) return letter.error();
    if (letter->kept.sent_on) return Refusal::wrong_state;
    if (!letter->may_leave()) return not_released();
    const auto way = letter_way_from(command.how);
    PostalAddress address;
    if (way == LetterWay::post)
        address = safe_address_of(work, tools, actor, found->letters, *letter);
    Complaints complaints;
    check_way(complaints, way, *letter, address);
    check_day(complaints, command, meeting, now);
    if (!complaints.empty()) return complaints.error();
    if (letter->kept.version != command.version) return Refusal::stale_version;

    KeptLetter kept = letter->kept;
    kept.sent_text = FreeText{whole_text(letter->text)};
    kept.sent_on = command.on;
    kept.sent_how = way;
    kept.sent_by = actor.user;
    kept.sent_at = now;
    const auto saved = work.decision_letters.save(actor.authority, kept);
    if (!saved) return saved.error();
    kept.version = *saved;
    const DecisionLetters after = draft_letters(work, found->file);
    if (letter->earlier.empty() && all_sent(after) && held_meeting_of(found->file))
        note_letter_sent(work, tools, actor, meeting, last_day(after));
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    note(work,
         actor,
         now,
         after,
         "letter=sent recipient=" + command.recipient + " how=" + std::string{code(*way)} +
             replaces_words(*letter));
    return kept;
}

}  // namespace quorate::core
