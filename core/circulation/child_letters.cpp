#include "core/circulation/child_letters.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/child_gate.hpp"
#include "core/circulation/draft_child_letters.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/circulation/who_may_release.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

// The meeting's letters with what they were drafted from.
struct Drafted {
    MinutesFile file;
    ChildLetters letters;
};

// Looking at a letter that waits takes nobody else; releasing it takes somebody who did not
// prepare it.
Grounds by_another(bool is_another)
{
    Grounds grounds;
    grounds.approved_by_another = is_another;
    return grounds;
}

Result<Drafted> drafted(UnitOfWork& work,
                        const ChildLetterTools& tools,
                        const Actor& actor,
                        Action action,
                        const MeetingId& id)
{
    auto known = meeting_file(work, actor, action, id, tools.clock.now(), by_another(true));
    if (!known) return known.error();
    MinutesFile file = minutes_file(work, *std::move(known));
    if (const auto may = may_have_child_letters(file); !may) return may.error();
    ChildLetters letters = draft_child_letters(work, tools, file);
    letters.may_release =
        permit_on_case(
            actor, Action::redaction_approve, file.file.facts, tools.clock.now(), by_another(true))
            .has_value();
    return Drafted{.file = std::move(file), .letters = std::move(letters)};
}

Result<ChildLetter> letter_of(const ChildLetters& letters, const ChildId& child)
{
    const auto found = std::ranges::find_if(
        letters.letters, [&child](const ChildLetter& each) { return each.child.id == child; });
    if (found == letters.letters.end()) return Refusal::not_found;
    if (!found->exists()) return Error{Refusal::wrong_state, {{"child", found->why_none}}};
    return *found;
}

void note(UnitOfWork& work,
          const Actor& actor,
          Instant now,
          Action action,
          const ChildLetters& letters,
          std::string detail)
{
    audit(work,
          actor,
          now,
          {.action = action,
           .object = letters.file.meeting.id.text(),
           .case_id = letters.file.family.id,
           .detail = std::move(detail)});
}

// A letter that somebody does something with, and all that it was drafted with.
struct OneLetter {
    Drafted found;
    ChildLetter letter;
};

Result<OneLetter> one_letter(UnitOfWork& work,
                             const ChildLetterTools& tools,
                             const Actor& actor,
                             Action action,
                             const MeetingId& meeting,
                             const ChildId& child)
{
    auto found = drafted(work, tools, actor, action, meeting);
    if (!found) return found.error();
    auto letter = letter_of(found->letters, child);
    if (!letter) return letter.error();
    return OneLetter{.found = *std::move(found), .letter = *std::move(letter)};
}

// What became of a letter.
struct Became {
    Action action = Action::redaction_create;
    std::string what = {};  // as the log says it
    std::string more = {};
};

// Keeps it and says so in the log.
Result<KeptChildLetter> keep(UnitOfWork& work,
                             const Actor& actor,
                             Instant now,
                             const Became& became,
                             const ChildLetters& letters,
                             KeptChildLetter kept)
{
    const auto saved = work.child_letters.save(actor.authority, kept);
    if (!saved) return saved.error();
    kept.version = *saved;
    note(work,
         actor,
         now,
         became.action,
         letters,
         "child-letter=" + became.what + " child=" + kept.child.text() + became.more);
    return kept;
}

Result<Done> check_words(UnitOfWork& work, const Drafted& found, const WordChildLetter& command)
{
    FormChecks checks;
    if (!language_from(command.language)) checks.refuse("language", "Choose the language");
    checks.line("advocate", trimmed(command.advocate), 200);
    const Meeting& meeting = found.file.file.meeting;
    const ChildReader reader =
        child_reader(command.child, work.cases.children_of(meeting.authority, meeting.case_id));
    const Papers papers = papers_of(work, found.file);
    const std::pair<const char*, const std::string&> written[] = {{"about", command.about},
                                                                  {"own_words", command.own_words},
                                                                  {"next", command.next},
                                                                  {"closing", command.closing}};
    for (const auto& [field, words] : written) {
        if (!checks.lines(field, trimmed(words), longest_child_words)) continue;
        const Verdict verdict = child_verdict_on_words(words, reader, papers);
        if (verdict.passage != Passage::by_default)
            checks.refuse(field, std::string{verdict.why} + ". Leave that out");
    }
    if (!checks.passed()) return checks.error();
    return Done{};
}

Result<Done> check_given(const GiveChildLetter& command, const KeptChildLetter& kept, Instant now)
{
    FormChecks checks;
    const auto way = letter_way_from(command.how);
    if (!way || *way == LetterWay::e_mail)
        checks.refuse("how", "Say whether it was given by hand or by post");
    checks.line("by", trimmed(command.by), 200, "Say who gave or posted it");
    if (!command.on)
        checks.refuse("on",
                      trimmed(command.typed_on).empty()
                          ? "Enter the day on which it was given, such as 25/11/2026"
                          : typed_date_fault(command.typed_on));
    else if (*command.on < london_date(*kept.released_at))
        checks.refuse("on", "Choose the day on which it was released or a later one");
    else if (*command.on > london_date(now))
        checks.refuse("on", "Choose today or an earlier day");
    if (!checks.passed()) return checks.error();
    return Done{};
}

}  // namespace

Result<ChildLetters> view_child_letters(UnitOfWork& work,
                                        const ChildLetterTools& tools,
                                        const Actor& actor,
                                        const MeetingId& meeting)
{
    auto found = drafted(work, tools, actor, Action::redaction_create, meeting);
    if (!found) return found.error();
    ChildLetters letters = (*std::move(found)).letters;
    letters.another_may_release = another_may_release(work, actor, meeting, tools.clock.now());
    note(work, actor, tools.clock.now(), Action::redaction_create, letters, "child-letters=shown");
    return letters;
}

Result<KeptChildLetter> word_child_letter(UnitOfWork& work,
                                          const ChildLetterTools& tools,
                                          const Actor& actor,
                                          const WordChildLetter& command)
{
    const Instant now = tools.clock.now();
    const auto one =
        one_letter(work, tools, actor, Action::redaction_create, command.meeting, command.child);
    if (!one) return one.error();
    const auto& [found, letter] = *one;
    if (letter.kept.given_on) return Refusal::wrong_state;
    if (const auto passed = check_words(work, found, command); !passed) return passed.error();
    if (letter.kept.version != command.version) return Refusal::stale_version;

    KeptChildLetter kept{.meeting = command.meeting,
                         .child = command.child,
                         .language = *language_from(command.language),
                         .about = FreeText{trimmed(command.about)},
                         .own_words = FreeText{trimmed(command.own_words)},
                         .next = FreeText{trimmed(command.next)},
                         .closing = FreeText{trimmed(command.closing)},
                         .advocate = PersonName{trimmed(command.advocate)},
                         .worded_by = actor.user,
                         .worded_at = now,
                         .credential = actor.credential,
                         .version = command.version};
    return keep(work, actor, now, {.what = "prepared"}, found.letters, std::move(kept));
}

Result<KeptChildLetter> release_child_letter(UnitOfWork& work,
                                             const ChildLetterTools& tools,
                                             const Actor& actor,
                                             const ReleaseChildLetter& command)
{
    const Instant now = tools.clock.now();
    const auto one =
        one_letter(work, tools, actor, Action::redaction_approve, command.meeting, command.child);
    if (!one) return one.error();
    const auto& [found, letter] = *one;
    if (!letter.kept.worded_by || letter.kept.released_at) return Refusal::wrong_state;
    const auto may = permit_on_case(actor,
                                    Action::redaction_approve,
                                    found.file.file.facts,
                                    now,
                                    by_another(letter.kept.may_be_released_by(actor)));
    if (!may) return may.error();
    if (letter.kept.version != command.version) return Refusal::stale_version;
    if (!letter.held_back.empty()) return invalid("digest", letter.held_back);
    if (letter.digest != command.digest)
        return Error{Refusal::wrong_state,
                     {{"digest", "The letter is not what you read any more. Read it again"}}};

    KeptChildLetter kept = letter.kept;
    kept.released_text = FreeText{whole_text(letter.text)};
    kept.released_by = actor.user;
    kept.released_at = now;
    const Became became{.action = Action::redaction_approve,
                        .what = "released",
                        .more = " prepared_by=" + kept.worded_by->text()};
    return keep(work, actor, now, became, found.letters, std::move(kept));
}

Result<KeptChildLetter> take_back_child_letter(UnitOfWork& work,
                                               const ChildLetterTools& tools,
                                               const Actor& actor,
                                               const TakeBackChildLetter& command)
{
    const Instant now = tools.clock.now();
    const auto found = drafted(work, tools, actor, Action::redaction_create, command.meeting);
    if (!found) return found.error();
    const auto letter = std::ranges::find_if(
        found->letters.letters,
        [&command](const ChildLetter& each) { return each.child.id == command.child; });
    if (letter == found->letters.letters.end()) return Refusal::not_found;
    KeptChildLetter kept = letter->kept;
    if (!kept.worded_by || kept.released_at) return Refusal::wrong_state;
    if (kept.worded_by != actor.user) return Refusal::not_permitted;
    if (kept.version != command.version) return Refusal::stale_version;
    kept.worded_by.reset();
    kept.worded_at.reset();
    kept.credential.clear();
    return keep(work, actor, now, {.what = "taken-back"}, found->letters, std::move(kept));
}

Result<KeptChildLetter> note_child_letter_given(UnitOfWork& work,
                                                const ChildLetterTools& tools,
                                                const Actor& actor,
                                                const GiveChildLetter& command)
{
    const Instant now = tools.clock.now();
    const auto one =
        one_letter(work, tools, actor, Action::redaction_create, command.meeting, command.child);
    if (!one) return one.error();
    const auto& [found, letter] = *one;
    if (!letter.kept.released_at || letter.kept.given_on) return Refusal::wrong_state;
    if (const auto passed = check_given(command, letter.kept, now); !passed) return passed.error();
    if (letter.kept.version != command.version) return Refusal::stale_version;

    KeptChildLetter kept = letter.kept;
    kept.given_on = command.on;
    kept.given_how = letter_way_from(command.how);
    kept.given_by = PersonName{trimmed(command.by)};
    kept.noted_by = actor.user;
    kept.noted_at = now;
    return keep(work,
                actor,
                now,
                {.what = "given", .more = " how=" + command.how},
                found.letters,
                std::move(kept));
}

Result<ChildLetter> print_child_letter(UnitOfWork& work,
                                       const ChildLetterTools& tools,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const ChildId& child)
{
    auto one = one_letter(work, tools, actor, Action::redaction_create, meeting, child);
    if (!one) return one.error();
    if (!one->letter.kept.released_at) return Refusal::wrong_state;
    note(work,
         actor,
         tools.clock.now(),
         Action::redaction_create,
         one->found.letters,
         "child-letter=printed child=" + child.text());
    return one->letter;
}

}  // namespace quorate::core
