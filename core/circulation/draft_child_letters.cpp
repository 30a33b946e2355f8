#include "core/circulation/draft_child_letters.hpp"

#include <algorithm>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/circulation/child_gate.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/preparation/preparation_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view letter_purpose = "child-letter";

// What all letters of one meeting are written from.
struct Draft {
    UnitOfWork& work;
    const ChildLetterTools& tools;
    const MinutesFile& file;
    Papers papers;
    std::vector<Child> family;
    std::vector<FamilyViews> views;
    std::vector<KeptChildLetter> kept;
    ChildLetterFacts facts;  // but for what differs between children
};

PersonName name_of(UnitOfWork& work, const std::optional<UserId>& id)
{
    const auto user = id ? work.users.find(*id) : std::nullopt;
    return user ? user->name : PersonName{};
}

bool passes(const FreeText& words, const ChildReader& reader, const Papers& papers)
{
    return child_verdict_on_words(words.reveal(), reader, papers).passage == Passage::by_default;
}

// What the child said last that the family may be shown, in the child's own words.
FreeText said_by(const Draft& draft, const ChildReader& reader)
{
    FreeText last;
    for (const FamilyViews& each : draft.views) {
        if (each.person.child != reader.id || each.by != ViewsBy::self || !each.may_be_shown ||
            each.mistaken_at)
            continue;
        const auto opened = draft.tools.seal.open(each.sealed_text);
        const FreeText words{trimmed(opened.value_or(""))};
        if (!words.empty() && passes(words, reader, draft.papers)) last = words;
    }
    return last;
}

// Somebody of the staff or of an agency with a seat who comes as an advocate.
PersonName advocate_of(const Papers& papers)
{
    for (const InviteeEntry& seat : papers.seats)
        if (!is_family(seat.invitee.holder) && !seat.invitee.removed_at &&
            lower_case(seat.job).find("advocate") != std::string::npos)
            return seat.name;
    return {};
}

// Welsh where everybody of the family with a seat is written to in Welsh.
Language usual_language(const Papers& papers)
{
    bool is_welsh = false;
    for (const InviteeEntry& seat : papers.seats) {
        if (!is_family(seat.invitee.holder) || seat.invitee.removed_at) continue;
        if (seat.invitee.language == Language::english) return Language::english;
        is_welsh = true;
    }
    return is_welsh ? Language::welsh : Language::english;
}

KeptChildLetter kept_of(const Draft& draft, const ChildId& child)
{
    const auto found = std::ranges::find(draft.kept, child, &KeptChildLetter::child);
    if (found != draft.kept.end()) return *found;
    return {.meeting = draft.file.file.meeting.id,
            .child = child,
            .language = usual_language(draft.papers)};
}

std::string why_none(const Draft& draft, const std::optional<int>& age, const Release& release)
{
    if (!age) return "Not born yet";
    if (*age < youngest_written_to) return "Too young for a letter";
    const bool waits =
        draft.papers.minutes.status != MinutesStatus::approved && !is_conference(draft.papers.type);
    if (waits) return "The chair has not agreed the minutes yet";
    if (release.decisions.empty() && !release.adjournment)
        return "No decision about this child may be told";
    return {};
}

int left_out(const Draft& draft, const Release& release)
{
    const auto marked = std::ranges::count_if(
        draft.papers.actions, [](const ActionRow& row) { return row.action.visible_to_family; });
    return static_cast<int>(marked) - static_cast<int>(release.actions.size());
}

std::string held_back(const KeptChildLetter& kept, const ChildReader& reader, const Papers& papers)
{
    for (const FreeText* words : {&kept.about, &kept.own_words, &kept.next, &kept.closing}) {
        const Verdict verdict = child_verdict_on_words(words->reveal(), reader, papers);
        if (verdict.passage != Passage::by_default) return std::string{verdict.why};
    }
    return {};
}

void write(ChildLetter& letter, const Draft& draft, const ChildReader& reader, int age)
{
    ChildLetterFacts facts = draft.facts;
    const KeptChildLetter& kept = letter.kept;
    facts.language = kept.language;
    facts.to = reader.name;
    facts.age = age;
    facts.release = child_letter_release_for(reader, draft.papers);
    facts.own_words = kept.own_words.empty() ? said_by(draft, reader) : kept.own_words;
    facts.about = kept.about;
    facts.next = kept.next;
    facts.closing = kept.closing;
    if (!kept.advocate.empty()) facts.advocate = kept.advocate;
    letter.text = child_letter_text(facts);
    letter.usual_about = usual_about(facts);
    letter.usual_next = usual_next(facts);
    letter.left_out = left_out(draft, facts.release);
    letter.held_back = held_back(kept, reader, draft.papers);
    const std::string words = whole_text(letter.text);
    letter.digest = draft.tools.links.hash(draft.tools.links.lasting_token(
        letter_purpose, draft.tools.links.hash(kept.child.text() + '\n' + words), 1));
    letter.has_changed = kept.released_at && kept.released_text.reveal() != words;
    letter.worded_by = name_of(draft.work, kept.worded_by);
    letter.released_by = name_of(draft.work, kept.released_by);
}

ChildLetter letter_to(const Draft& draft, const Child& child)
{
    const Date day = london_date(draft.facts.held_at);
    const auto age = age_on(child, day);
    const ChildReader reader = child_reader(child.id, draft.family);
    ChildLetter letter{
        .child = child, .age = age_text(child, day), .kept = kept_of(draft, child.id)};
    letter.why_none = child.date_of_death
                          ? "The child has died"
                          : why_none(draft, age, child_letter_release_for(reader, draft.papers));
    if (letter.exists()) write(letter, draft, reader, *age);
    return letter;
}

}  // namespace

Result<Done> may_have_child_letters(const MinutesFile& file)
{
    const auto refused = [](const char* sentence) {
        return Error{Refusal::wrong_state, {{"meeting", sentence}}};
    };
    const Meeting& meeting = file.file.meeting;
    if (!is_for_family(meeting.type))
        return refused("Nothing of this meeting goes to the family, so no child is written to");
    if (meeting.status != MeetingStatus::held)
        return refused("Children can be written to once the meeting has ended");
    return Done{};
}

ChildLetters draft_child_letters(UnitOfWork& work,
                                 const ChildLetterTools& tools,
                                 const MinutesFile& file)
{
    const Meeting& meeting = file.file.meeting;
    const FamilyCase& family = file.file.family;
    const auto council = work.authorities.find(meeting.authority);
    Draft draft{.work = work,
                .tools = tools,
                .file = file,
                .papers = papers_of(work, file),
                .family = work.cases.children_of(meeting.authority, family.id),
                .views = work.preparations.views_of(meeting.authority, meeting.id),
                .kept = work.child_letters.of_meeting(meeting.authority, meeting.id),
                .facts = {.jurisdiction = family.jurisdiction,
                          .held_at = meeting.starts_at,
                          .social_worker = name_of(work, family.lead_worker),
                          .chair = name_of(work, meeting.chair),
                          .council = council ? council->name : std::string{},
                          .phone = council ? council->meetings_phone : std::string{},
                          .email = council ? council->meetings_email : std::string{}}};
    draft.facts.advocate = advocate_of(draft.papers);
    ChildLetters all{.file = file.file,
                     .is_agreed = file.minutes && file.minutes->status == MinutesStatus::approved};
    for (const Child& child : file.children)
        all.letters.push_back(letter_to(draft, child));
    return all;
}

}  // namespace quorate::core
