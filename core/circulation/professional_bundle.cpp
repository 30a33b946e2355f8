#include "core/circulation/professional_bundle.hpp"

#include <algorithm>
#include <utility>

#include "core/actions/action_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/bundle_sent.hpp"
#include "core/circulation/case_professionals.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/correction.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/minutes/dissent_store.hpp"
#include "core/minutes/record_store.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view of_others = "It speaks of somebody else";
constexpr std::string_view what_report_says = "It is what a report says of the family";
constexpr std::string_view staff_note = "It is a note of staff that is not for them";

// What is gathered on the way.
struct Desk {
    UnitOfWork& work;
    const FamilyCase& family;
    const BundleSubject& subject;
    OwnWordsGate gate;
    HeldBackCount& held;

    const AuthorityId& authority() const { return family.authority; }
};

void add_line(BundleEntry& entry, const char* label, std::string words)
{
    if (!trimmed(words).empty()) entry.lines.push_back({label, FreeText{std::move(words)}});
}

// What somebody wrote, if it may be given.
void add_words(Desk& desk, BundleEntry& entry, const char* label, const FreeText& words)
{
    if (trimmed(words.reveal()).empty()) return;
    if (desk.gate.lets_through(words))
        entry.lines.push_back({label, words});
    else
        desk.held.add(of_others);
}

void add_facts(Desk& desk, BundlePart& part)
{
    BundleEntry entry{.title = "Who you are", .lines = {}};
    if (const auto found = desk.work.contacts.find(desk.authority(), desk.subject.contact)) {
        const Contact& contact = found->contact;
        add_line(entry, "Name", contact.name.reveal());
        add_line(entry, "Job", contact.job_title);
        add_line(entry, "Discipline", contact.discipline);
        add_line(entry, "Agency", found->agency_name);
        add_line(entry, "E-mail", contact.email.reveal());
        add_line(entry, "Telephone", contact.phone.reveal());
    }
    const auto user =
        desk.subject.user.empty() ? std::nullopt : desk.work.users.find(desk.subject.user);
    if (user) {
        add_line(entry, "Name", user->name.reveal());
        add_line(entry, "Job", user->job_title);
        add_line(entry, "Role", std::string{role_label(user->role)});
        add_line(entry, "E-mail", user->email.reveal());
        if (desk.family.lead_worker == user->id) add_line(entry, "You lead the work", "Yes");
    }
    for (const ExcludedPerson& each :
         desk.work.cases.excluded_from(desk.authority(), desk.family.id))
        if (each.contact && *each.contact == desk.subject.contact) desk.held.add(staff_note);
    part.entries.push_back(std::move(entry));
}

std::vector<Invitee> seats_at(Desk& desk, const Meeting& meeting)
{
    std::vector<Invitee> seats;
    for (InviteeEntry& each : seats_ever(desk.work, meeting))
        if (desk.subject.holds(each.invitee.holder)) seats.push_back(std::move(each.invitee));
    return seats;
}

bool is_of(const std::vector<Invitee>& seats, const InviteeId& id)
{
    return std::ranges::any_of(seats, [&id](const Invitee& each) { return each.id == id; });
}

void add_seat(Desk& desk, BundleEntry& entry, const Invitee& seat)
{
    add_line(entry, "Your seat", std::string{label(seat.requirement)});
    add_line(entry, "Invited at", seat.email.reveal());
    if (seat.removed_at) add_line(entry, "Taken away", london_long_time(*seat.removed_at));
    if (seat.reply != Reply::none) add_line(entry, "Your reply", std::string{label(seat.reply)});
    if (seat.replied_at) add_line(entry, "Replied", london_long_time(*seat.replied_at));
    add_words(desk, entry, "What you wrote with it", seat.reply_note);
    if (!seat.deputy_name.empty()) desk.held.add(of_others);
    if (seat.attendance != Attendance::unknown)
        add_line(entry, "Whether you were there", std::string{label(seat.attendance)});
}

void add_meeting(Desk& desk,
                 BundlePart& part,
                 const Meeting& meeting,
                 const std::vector<Invitee>& seats)
{
    const bool is_chair = !desk.subject.user.empty() && meeting.chair == desk.subject.user;
    const bool took_minutes =
        !desk.subject.user.empty() && meeting.minute_taker == desk.subject.user;
    if (seats.empty() && !is_chair && !took_minutes) return;
    // Their own part of it: nobody learns of another's.
    const Instant at = seats.empty() || is_chair
                           ? meeting.starts_at
                           : invited_time(desk.work, meeting, seats.front()).starts_at;
    BundleEntry entry{.title = "Meeting on " + london_long_time(at), .lines = {}};
    add_line(entry, "Its reference", meeting.reference);
    if (meeting.status == MeetingStatus::cancelled) add_line(entry, "Meeting", "It was cancelled");
    if (is_chair) add_line(entry, "You chaired it", "Yes");
    if (took_minutes) add_line(entry, "You took the minutes", "Yes");
    for (const Invitee& seat : seats)
        add_seat(desk, entry, seat);
    part.entries.push_back(std::move(entry));
}

void add_reports(Desk& desk,
                 BundlePart& part,
                 const Meeting& meeting,
                 const std::vector<Invitee>& seats)
{
    for (const AgencyReport& each :
         desk.work.agency_reports.of_meeting(desk.authority(), meeting.id)) {
        if (!is_of(seats, each.seat)) continue;
        BundleEntry entry{.title = each.is_draft()
                                       ? std::string{"A report that you began"}
                                       : "Report, version " + std::to_string(each.number),
                          .lines = {}};
        add_line(entry, "For the meeting", meeting.reference);
        if (each.received_on) add_line(entry, "Received", long_date(*each.received_on));
        add_line(entry, "How", std::string{label(each.way)});
        if (!each.files.empty()) add_line(entry, "Files", std::to_string(each.files.size()));
        if (each.shared_on)
            add_line(entry, "The family was told of it", long_date(*each.shared_on));
        desk.held.add(what_report_says, 1 + static_cast<int>(each.files.size()));
        part.entries.push_back(std::move(entry));
    }
}

void add_dissents(Desk& desk,
                  BundlePart& part,
                  const Meeting& meeting,
                  const std::vector<Invitee>& seats)
{
    for (const Dissent& each : desk.work.dissents.of_meeting(desk.authority(), meeting.id)) {
        if (!is_of(seats, each.invitee)) continue;
        BundleEntry entry{.title = "You disagreed for " + each.agency, .lines = {}};
        add_line(entry, "At the meeting", meeting.reference);
        add_line(entry, "Recorded", london_long_time(each.recorded_at));
        add_words(desk, entry, "Why", each.reason);
        if (each.written_on) add_line(entry, "In writing", long_date(*each.written_on));
        add_words(desk, entry, "What you wrote", each.statement);
        if (each.answered_on) add_line(entry, "Answered", long_date(*each.answered_on));
        add_words(desk, entry, "The answer", each.answer);
        part.entries.push_back(std::move(entry));
    }
}

bool is_owner(const Desk& desk, const ActionOwner& owner)
{
    return desk.subject.holds(
        {.contact = owner.contact, .member = owner.family_member, .user = owner.user});
}

void add_actions(Desk& desk, BundlePart& part)
{
    for (const ActionRow& row : desk.work.actions.of_case(desk.authority(), desk.family.id)) {
        const ActionPoint& action = row.action;
        if (!is_owner(desk, action.owner)) continue;
        BundleEntry entry{.title = "By " + long_date(action.due_on), .lines = {}};
        add_words(desk, entry, "What", action.what);
        add_line(entry, "Done", is_done(action.status) ? "Yes" : "No");
        add_words(desk, entry, "What you said of it", action.progress);
        add_words(desk, entry, "What you showed", action.evidence_given);
        part.entries.push_back(std::move(entry));
    }
}

bool went_to(const Desk& desk, const Circulation& sent)
{
    return desk.subject.holds(
        {.contact = sent.contact, .member = sent.family_member, .user = sent.user});
}

void add_copies(Desk& desk, BundlePart& part, const Meeting& meeting)
{
    const auto copies = desk.work.circulations.of_meeting(desk.authority(), meeting.id);
    for (const CirculationRow& row : copies) {
        if (!went_to(desk, row.circulation)) continue;
        BundleEntry entry = copy_entry(row.circulation, copies);
        entry.lines.insert(entry.lines.begin(), {"Of the meeting", FreeText{meeting.reference}});
        part.entries.push_back(std::move(entry));
    }
}

void add_corrections(Desk& desk, BundlePart& part, const Meeting& meeting)
{
    for (const Correction& each : desk.work.records.of_meeting(desk.authority(), meeting.id)) {
        const auto copy = desk.work.circulations.find(desk.authority(), each.circulation);
        if (!copy || !went_to(desk, *copy)) continue;
        BundleEntry entry{.title = "You said that something was wrong", .lines = {}};
        add_line(entry, "On", london_long_time(each.asked_at));
        add_words(desk, entry, "You wrote", each.body);
        add_words(desk, entry, "The answer", each.answer);
        part.entries.push_back(std::move(entry));
    }
}

}  // namespace

bool add_professional(UnitOfWork& work,
                      const FamilyCase& family,
                      const BundleSubject& subject,
                      SubjectBundle& bundle,
                      HeldBackCount& held)
{
    const auto all = case_professionals(work, family);
    const auto person = std::ranges::find(all, subject, &CaseProfessional::subject);
    if (person == all.end()) return false;
    bundle.name = person->name;
    bundle.about = person->about;
    bundle.is_professional = true;
    Desk desk{.work = work,
              .family = family,
              .subject = subject,
              .gate = OwnWordsGate{work, family, subject},
              .held = held};
    BundlePart facts{.heading = "What is recorded about you", .entries = {}};
    BundlePart meetings{.heading = "Meetings", .entries = {}};
    BundlePart reports{.heading = "Reports that you gave", .entries = {}};
    BundlePart dissents{.heading = "Where you disagreed", .entries = {}};
    BundlePart actions{.heading = "What you agreed to do", .entries = {}};
    BundlePart mails = mails_to(work, family, subject);
    BundlePart copies{.heading = "What you were sent", .entries = {}};
    BundlePart corrections{.heading = "What you asked to have put right", .entries = {}};
    add_facts(desk, facts);
    for (const Meeting& meeting : work.meetings.of_case(family.authority, family.id)) {
        const auto seats = seats_at(desk, meeting);
        add_meeting(desk, meetings, meeting, seats);
        add_reports(desk, reports, meeting, seats);
        add_dissents(desk, dissents, meeting, seats);
        add_copies(desk, copies, meeting);
        add_corrections(desk, corrections, meeting);
    }
    add_actions(desk, actions);
    for (BundlePart* part :
         {&facts, &meetings, &reports, &dissents, &actions, &mails, &copies, &corrections})
        bundle.parts.push_back(std::move(*part));
    return true;
}

}  // namespace quorate::core
