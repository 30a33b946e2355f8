#include "core/circulation/case_bundle.hpp"

#include <algorithm>
#include <utility>

#include "core/actions/action_store.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/bundle_looks.hpp"
#include "core/circulation/bundle_papers.hpp"
#include "core/circulation/bundle_sent.hpp"
#include "core/circulation/child_letter_store.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/correction.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/circulation/professional_bundle.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/minutes/record_store.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/preparation/preparation_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view bundle_purpose = "case-bundle";
constexpr std::string_view of_no_meeting = "Nothing of this meeting goes to the family";
constexpr std::string_view an_address = "It is an address, which is kept apart";
constexpr std::string_view staff_note = "It is a note of staff that is not marked for the family";
constexpr std::string_view of_strategy = "It comes from a strategy discussion";
constexpr std::string_view not_to_show = "It was said, and is not marked as to be shown";
constexpr std::string_view no_seat = "It was agreed at a meeting at which they have no seat";
constexpr std::string_view agency_report = "It is an agency's report, which that agency gives";

std::string yes_or_no(bool yes)
{
    return yes ? "Yes" : "No";
}

// What is gathered on the way.
struct Desk {
    UnitOfWork& work;
    const BundleTools& tools;
    const FamilyCase& family;
    const BundleSubject& subject;
    std::vector<Child> children;
    std::vector<ExcludedPerson> excluded;
    HeldBackCount held;
    std::vector<ActionPointId> told_actions;  // of theirs, which the gate has been asked about
    BundlePart own_actions;

    const AuthorityId& authority() const { return family.authority; }
};

void add_line(BundleEntry& entry, const char* label, const std::string& words)
{
    if (!trimmed(words).empty()) entry.lines.push_back({label, FreeText{words}});
}

BundleEntry facts_of(Desk& desk, const Child& child)
{
    BundleEntry entry{.title = "Who you are", .lines = {}};
    add_line(entry, "Name", full_name(child).reveal());
    if (child.date_of_birth) add_line(entry, "Born on", long_date(*child.date_of_birth));
    if (child.expected_delivery_date)
        add_line(entry, "Expected on", long_date(*child.expected_delivery_date));
    if (child.date_of_death) add_line(entry, "Died on", long_date(*child.date_of_death));
    add_line(entry, "Reference of the family", desk.family.reference);
    return entry;
}

BundleEntry facts_of(Desk& desk, const FamilyMember& member)
{
    BundleEntry entry{.title = "Who you are", .lines = {}};
    add_line(entry, "Name", member.name.reveal());
    add_line(entry, "Relationship", member.relationship);
    add_line(entry, "Parental responsibility", yes_or_no(member.has_parental_responsibility));
    add_line(entry, "E-mail", member.email.reveal());
    add_line(entry, "Telephone", member.phone.reveal());
    add_line(entry, "Language of letters", member.language);
    add_line(entry, "Interpreter", member.interpreter);
    add_line(entry, "Reference of the family", desk.family.reference);
    desk.held.add(staff_note, member.safe_contact_notes.empty() ? 0 : 1);
    if (desk.work.cases.safe_address(desk.authority(), member.id)) desk.held.add(an_address);
    return entry;
}

// What happened, of a child; not what a strategy discussion is behind, nor what staff noted of it.
BundlePart what_happened(Desk& desk)
{
    BundlePart part{.heading = "What happened", .entries = {}};
    for (const CaseEvent& event : desk.work.case_events.of_case(desk.authority(), desk.family.id)) {
        if (event.replaced_at || !is_about(event, desk.subject.child)) continue;
        if (code(event.kind).starts_with("strategy")) {
            desk.held.add(of_strategy);
            continue;
        }
        desk.held.add(staff_note, event.note.empty() ? 0 : 1);
        part.entries.push_back({.title = std::string{label(event.kind)},
                                .lines = {{"Day", FreeText{long_date(event.on)}}}});
    }
    return part;
}

// Their seat; nullptr when they have none.
const InviteeEntry* seat_of(const Papers& papers, const BundleSubject& subject)
{
    const auto found = std::ranges::find_if(papers.seats, [&subject](const InviteeEntry& each) {
        return !subject.is_child() && each.invitee.holder.member == subject.member;
    });
    return found == papers.seats.end() ? nullptr : &*found;
}

void add_seat(BundleEntry& entry, const Invitee& seat)
{
    if (seat.reply != Reply::none) add_line(entry, "Your reply", std::string{label(seat.reply)});
    if (seat.replied_at) add_line(entry, "Replied", london_long_time(*seat.replied_at));
    add_line(entry, "What you wrote with it", seat.reply_note.reveal());
    if (seat.attendance != Attendance::unknown)
        add_line(entry, "Whether you were there", std::string{label(seat.attendance)});
}

void add_views(Desk& desk, BundleEntry& entry, const Meeting& meeting)
{
    for (const FamilyViews& each : desk.work.preparations.views_of(desk.authority(), meeting.id)) {
        if (each.person != desk.subject.person() || each.mistaken_at) continue;
        if (!each.may_be_shown) {
            desk.held.add(not_to_show);
            continue;
        }
        add_line(entry,
                 each.by == ViewsBy::self ? "What you said before it" : "What your advocate said",
                 desk.tools.seal.open(each.sealed_text).value_or(""));
    }
}

BundleReader reader_of(const Desk& desk, const Papers& papers, const InviteeEntry* seat)
{
    if (desk.subject.is_child()) return {.child = child_reader(desk.subject.child, desk.children)};
    BundleReader reader{.member = desk.subject.member};
    if (seat == nullptr) return reader;
    reader.kind = recipient_of(seat->invitee, desk.excluded);
    reader.choice = choice_for(seat->invitee.id, papers);
    return reader;
}

// What they agreed to do, in the words for the family. What the gate keeps back of it is counted
// with the other papers of the meeting.
void add_own_actions(Desk& desk, const BundleReader& reader, const Papers& papers)
{
    if (desk.subject.is_child()) return;
    const Release release =
        release_for(reader.kind, reader.member, papers, std::nullopt, reader.choice);
    for (const ActionRow& row : papers.actions) {
        if (row.action.owner.family_member != desk.subject.member) continue;
        desk.told_actions.push_back(row.action.id);
        const auto told = std::ranges::find(release.actions, row.action.id, &ReleasedAction::id);
        if (told == release.actions.end()) continue;
        BundleEntry entry{.title = "By " + long_date(told->due_on), .lines = {}};
        add_line(entry, "What", told->what.reveal());
        add_line(entry, "Done", yes_or_no(is_done(told->status)));
        desk.own_actions.entries.push_back(std::move(entry));
    }
}

void add_meeting(Desk& desk, BundlePart& part, const Meeting& meeting, const CaseFacts& facts)
{
    const bool is_about = std::ranges::count(meeting.children, desk.subject.child) > 0;
    if (desk.subject.is_child() && !is_about) return;
    const Papers papers = papers_of(
        desk.work,
        minutes_file(desk.work, {.meeting = meeting, .family = desk.family, .facts = facts}));
    const InviteeEntry* seat = seat_of(papers, desk.subject);
    if (!desk.subject.is_child() && seat == nullptr) return;
    if (!is_for_family(meeting.type)) {
        desk.held.add(of_no_meeting);
        return;
    }
    // Their own part of it: nobody learns of another's.
    const Instant at = seat == nullptr ? meeting.starts_at
                                       : invited_time(desk.work, meeting, seat->invitee).starts_at;
    BundleEntry entry{.title = "Meeting on " + london_long_time(at), .lines = {}};
    if (meeting.status == MeetingStatus::cancelled) add_line(entry, "Meeting", "It was cancelled");
    if (seat != nullptr) add_seat(entry, seat->invitee);
    add_views(desk, entry, meeting);
    const BundleReader reader = reader_of(desk, papers, seat);
    add_papers(entry, desk.held, reader, papers);
    add_own_actions(desk, reader, papers);
    const auto reports = desk.work.agency_reports.of_meeting(desk.authority(), meeting.id);
    desk.held.add(agency_report, static_cast<int>(reports.size()));
    part.entries.push_back(std::move(entry));
}

// Copies that they were sent. What was in one is in the meeting.
void add_copies(Desk& desk, BundlePart& part, const MeetingId& meeting)
{
    if (desk.subject.is_child()) return;
    const auto copies = desk.work.circulations.of_meeting(desk.authority(), meeting);
    for (const CirculationRow& row : copies)
        if (row.circulation.family_member == desk.subject.member)
            part.entries.push_back(copy_entry(row.circulation, copies));
}

// What they wrote was wrong in a copy of theirs, and what became of it.
void add_corrections(Desk& desk, BundlePart& part, const MeetingId& meeting)
{
    if (desk.subject.is_child()) return;
    for (const Correction& each : desk.work.records.of_meeting(desk.authority(), meeting)) {
        const auto copy = desk.work.circulations.find(desk.authority(), each.circulation);
        if (!copy || copy->family_member != desk.subject.member) continue;
        BundleEntry entry{.title = "You said that something was wrong", .lines = {}};
        add_line(entry, "On", london_long_time(each.asked_at));
        add_line(entry, "You wrote", each.body.reveal());
        add_line(entry,
                 "What became of it",
                 each.status == CorrectionStatus::amended    ? "It was put right"
                 : each.status == CorrectionStatus::declined ? "It stays as it is"
                                                             : "Nobody has answered it yet");
        add_line(entry, "The answer", each.answer.reveal());
        part.entries.push_back(std::move(entry));
    }
}

// Whether the seat is theirs, or was.
bool is_theirs(Desk& desk, const MeetingId& meeting, const std::string& seat)
{
    auto seats = desk.work.invitees.of_meeting(desk.authority(), meeting);
    for (InviteeEntry& removed : desk.work.invitees.removed_from(desk.authority(), meeting))
        seats.push_back(std::move(removed));
    return std::ranges::any_of(seats, [&](const InviteeEntry& each) {
        return each.invitee.id.text() == seat && each.invitee.holder.member == desk.subject.member;
    });
}

// Letters that they have, word for word.
void add_letters(Desk& desk, BundlePart& part, const Meeting& meeting)
{
    if (desk.subject.is_child()) {
        for (const KeptChildLetter& each :
             desk.work.child_letters.of_meeting(desk.authority(), meeting.id))
            if (each.child == desk.subject.child && each.given_on)
                part.entries.push_back({.title = "Letter given on " + long_date(*each.given_on),
                                        .lines = {{"Letter", each.released_text}}});
        return;
    }
    for (const ReplacedLetter& each :
         desk.work.decision_letters.replaced(desk.authority(), meeting.id))
        if (is_theirs(desk, meeting.id, each.recipient))
            part.entries.push_back(
                {.title = "Letter sent on " + long_date(each.sent_on) + ", corrected since",
                 .lines = {{"Letter", each.sent_text}}});
    for (const KeptLetter& each :
         desk.work.decision_letters.of_meeting(desk.authority(), meeting.id))
        if (each.sent_on && is_theirs(desk, meeting.id, each.recipient))
            part.entries.push_back({.title = "Letter sent on " + long_date(*each.sent_on),
                                    .lines = {{"Letter", each.sent_text}}});
}

// Those of theirs that were agreed at a meeting at which they have no seat.
void count_other_actions(Desk& desk)
{
    if (desk.subject.is_child()) return;
    for (const ActionRow& row : desk.work.actions.of_case(desk.authority(), desk.family.id))
        if (row.action.owner.family_member == desk.subject.member &&
            std::ranges::count(desk.told_actions, row.action.id) == 0)
            desk.held.add(no_seat);
}

std::string digest_of(const SubjectBundle& bundle, const BundleSubject& subject, const Desk& desk)
{
    std::string words = subject.text() + '\n' + bundle.name.reveal();
    const auto add = [&words](const std::string& text) {
        words += std::to_string(text.size()) + ':' + text;
    };
    for (const BundlePart& part : bundle.parts)
        for (const BundleEntry& entry : part.entries) {
            add(part.heading + entry.title);
            for (const BundleLine& line : entry.lines) {
                add(line.label);
                add(line.words.reveal());
            }
        }
    for (const HeldBack& held : bundle.held_back)
        add(held.reason + std::to_string(held.count));
    const LinkTokens& links = desk.tools.links;
    return links.hash(links.lasting_token(bundle_purpose, links.hash(words), 1));
}

// Their name and what is recorded of them; false when there is no such person in the family.
bool begin(Desk& desk, SubjectBundle& bundle, BundlePart& facts)
{
    if (desk.subject.is_child()) {
        const auto child = std::ranges::find(desk.children, desk.subject.child, &Child::id);
        if (child == desk.children.end()) return false;
        bundle.name = full_name(*child);
        bundle.about = age_text(*child, london_date(desk.tools.clock.now()));
        facts.entries.push_back(facts_of(desk, *child));
        return true;
    }
    const auto member = desk.work.cases.find_member(desk.authority(), desk.subject.member);
    if (!member || member->case_id != desk.family.id) return false;
    bundle.name = member->name;
    bundle.about = member->relationship;
    facts.entries.push_back(facts_of(desk, *member));
    return true;
}

SubjectBundle finished(const Desk& desk, SubjectBundle bundle)
{
    if (const auto council = desk.work.authorities.find(desk.authority()))
        bundle.council = council->name;
    std::erase_if(bundle.parts, [](const BundlePart& part) { return part.entries.empty(); });
    bundle.held_back = desk.held.all();
    bundle.digest = digest_of(bundle, desk.subject, desk);
    return bundle;
}

}  // namespace

std::vector<HeldBack> HeldBackCount::all() const
{
    std::vector<HeldBack> held;
    for (const auto& [reason, count] : counts_)
        held.push_back({reason, count});
    return held;
}

namespace {

// All of it but the looks.
std::optional<SubjectBundle> gathered(UnitOfWork& work,
                                      const BundleTools& tools,
                                      const FamilyCase& family,
                                      const BundleSubject& subject)
{
    Desk desk{.work = work,
              .tools = tools,
              .family = family,
              .subject = subject,
              .children = work.cases.children_of(family.authority, family.id),
              .excluded = work.cases.excluded_from(family.authority, family.id),
              .held = {},
              .told_actions = {},
              .own_actions = {.heading = "What you agreed to do", .entries = {}}};
    SubjectBundle bundle;
    if (subject.is_professional()) {
        if (!add_professional(work, family, subject, bundle, desk.held)) return std::nullopt;
        return finished(desk, std::move(bundle));
    }
    BundlePart facts{.heading = "What is recorded about you", .entries = {}};
    if (!begin(desk, bundle, facts)) return std::nullopt;
    BundlePart meetings{.heading = "Meetings", .entries = {}};
    BundlePart copies{.heading = "What you were sent", .entries = {}};
    BundlePart corrections{.heading = "What you asked to have put right", .entries = {}};
    BundlePart mails = mails_to(work, family, subject);
    BundlePart letters{.heading = "Letters", .entries = {}};
    const CaseFacts no_facts{.id = family.id, .authority = family.authority};
    for (const Meeting& meeting : work.meetings.of_case(family.authority, family.id)) {
        add_meeting(desk, meetings, meeting, no_facts);
        add_copies(desk, copies, meeting.id);
        add_corrections(desk, corrections, meeting.id);
        add_letters(desk, letters, meeting);
    }
    count_other_actions(desk);
    bundle.parts.push_back(std::move(facts));
    if (subject.is_child()) bundle.parts.push_back(what_happened(desk));
    for (BundlePart* part : {&meetings, &letters, &mails, &copies, &corrections})
        bundle.parts.push_back(std::move(*part));
    bundle.parts.push_back(std::move(desk.own_actions));
    return finished(desk, std::move(bundle));
}

}  // namespace

std::optional<SubjectBundle> subject_bundle(UnitOfWork& work,
                                            const BundleTools& tools,
                                            const FamilyCase& family,
                                            const BundleSubject& subject)
{
    auto bundle = gathered(work, tools, family, subject);
    if (bundle) bundle->looks = looks_by_role(work, family, subject);
    return bundle;
}

std::string bundle_digest(UnitOfWork& work,
                          const BundleTools& tools,
                          const FamilyCase& family,
                          const BundleSubject& subject)
{
    const auto bundle = gathered(work, tools, family, subject);
    return bundle ? bundle->digest : std::string{};
}

}  // namespace quorate::core
