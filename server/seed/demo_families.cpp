#include "server/seed/demo_families.hpp"

#include "core/cases/case_people.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/create_case.hpp"
#include "core/cases/raise_restriction.hpp"
#include "core/cases/record_event.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/settle_due_date.hpp"
#include "core/meetings/exclude_person.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

core::ChildDetails details_of(const DemoStory& story,
                              const ChildSpec& child,
                              const std::string& family_name)
{
    core::ChildDetails details{.given_name = core::PersonName{child.name},
                               .family_name = core::PersonName{family_name}};
    if (child.due_in_days > 0)
        details.expected_delivery_date = story.today + days{child.due_in_days};
    else
        details.date_of_birth =
            story.today - days{365 * child.years + child.years / 4 + child.days};
    return details;
}

core::MemberDetails details_of(const MemberSpec& member)
{
    const std::string email = member.email;
    return {.name = core::PersonName{member.name},
            .relationship = member.relationship,
            .has_parental_responsibility = member.has_parental_responsibility,
            .email = core::Email{email},
            .phone = core::Phone{member.phone},
            .may_email = !email.empty(),
            .language = member.language,
            .interpreter = member.interpreter,
            .safe_contact_notes = core::FreeText{member.safe_contact_notes}};
}

// Ids by name, as the stores gave them.
void learn_people(DemoStory& story, DemoStory::Family& family)
{
    const core::AuthorityId& authority = story.authorities.at(family.authority).id;
    for (const core::Child& child : story.work.cases.children_of(authority, family.id))
        family.children.emplace(child.given_name.reveal(), child.id);
    for (const core::FamilyMember& member :
         story.work.cases.family_members_of(authority, family.id))
        family.members.emplace(member.name.reveal(), member.id);
}

void take_in(DemoStory& story, core::Date day, const FamilySpec& spec)
{
    core::CreateCase command{
        .details = {.reference = spec.reference,
                    .family_name = core::PersonName{spec.family_name},
                    .jurisdiction = story.authorities.at(spec.authority).jurisdiction,
                    .team = story.teams.at(spec.authority).at(spec.team),
                    .lead_worker = story.users.at(spec.lead)}};
    for (const ChildSpec& child : spec.children)
        command.children.push_back(details_of(story, child, spec.family_name));
    for (const MemberSpec& member : spec.members)
        command.family_members.push_back(details_of(member));
    const auto created =
        core::create_case(story.work, story.case_tools(), story.as(spec.clerk), command);
    DemoStory::Family family{.id = story.must(created, spec.reference),
                             .authority = spec.authority,
                             .lead = spec.lead,
                             .clerk = spec.clerk};
    learn_people(story, family);
    for (const MemberSpec& member : spec.members) {
        const std::string address = member.address;
        if (address.empty()) continue;
        story.must(core::keep_safe_address(
                       story.work,
                       story.case_tools(),
                       story.as(spec.lead),
                       {.member = {.case_id = family.id, .id = family.members.at(member.name)},
                        .address = core::PostalAddress{address}}),
                   member.name);
    }
    story.families.emplace(spec.reference, std::move(family));
    const auto referral = core::record_event(story.work,
                                             story.case_tools(),
                                             story.as(spec.lead),
                                             {.case_id = story.families.at(spec.reference).id,
                                              .kind = core::EventKind::referral,
                                              .on = day});
    story.must(referral, spec.reference);
}

}  // namespace

namespace {

// What is still to come when the demonstration is looked at has not happened.
void happened_by_now(DemoStory& story,
                     const std::string& family,
                     core::EventKind kind,
                     core::Date on)
{
    if (on < story.today) happened(story, family, kind, on, {});
}

}  // namespace

void referred(DemoStory& story, core::Date day, const FamilySpec& family)
{
    story.at(day, 9h + 20min, [&story, day, family] { take_in(story, day, family); });
    happened_by_now(story,
                    family.reference,
                    core::EventKind::referrer_acknowledged,
                    story.calendars.national.advance(day, core::WorkingDays{1}));
}

void happened(DemoStory& story,
              const std::string& family,
              core::EventKind kind,
              core::Date on,
              EventFlags flags)
{
    story.at(on, 16h, [&story, family, kind, on, flags] {
        const DemoStory::Family& known = story.families.at(family);
        std::vector<core::ChildId> children;
        for (const std::string& child : flags.children)
            children.push_back(known.children.at(child));
        const auto recorded = core::record_event(story.work,
                                                 story.case_tools(),
                                                 story.as(known.lead),
                                                 {.case_id = known.id,
                                                  .kind = kind,
                                                  .on = on,
                                                  .children = children,
                                                  .initiates_section_47 = flags.section_47,
                                                  .makes_plan = flags.makes_plan});
        story.must(recorded, family + " " + std::string{core::code(kind)});
    });
    // Conferences that are told of only as events were held before the service came.
    if (kind == core::EventKind::conference_held || kind == core::EventKind::review_conference_held)
        happened_by_now(story,
                        family,
                        core::EventKind::conference_record_sent,
                        story.calendars.national.advance(on, core::WorkingDays{9}));
}

void excluded(DemoStory& story,
              const std::string& family,
              core::Date day,
              const std::string& member,
              const std::string& reason)
{
    story.at(day, 12h, [&story, family, member, reason] {
        const DemoStory::Family& known = story.families.at(family);
        const auto flagged = core::flag_excluded_person(story.work,
                                                        story.meeting_tools(),
                                                        story.as(known.lead),
                                                        {.case_id = known.id,
                                                         .member = known.members.at(member),
                                                         .reason = core::FreeText{reason}});
        story.must(flagged, family + " " + member);
    });
}

void restricted(DemoStory& story, const std::string& family, core::Date day)
{
    story.at(day, 12h, [&story, family] {
        const DemoStory::Family& known = story.families.at(family);
        const core::Actor lead = story.as(known.lead);
        const auto found = story.work.cases.find(lead.authority, known.id).value();
        const auto raised =
            core::raise_restriction(story.work,
                                    story.case_tools(),
                                    lead,
                                    {.case_id = known.id, .version = found.version, .level = 1});
        story.must(raised, family);
    });
}

void kept_elsewhere(DemoStory& story,
                    const std::string& family,
                    core::MeetingType type,
                    core::Date day,
                    core::Date met_on)
{
    story.at(day, 17h, [&story, family, type, met_on] {
        const DemoStory::Family& known = story.families.at(family);
        const core::AuthorityId& authority = story.authorities.at(known.authority).id;
        for (const core::CaseDueDate& due : story.work.due_dates.of_case(authority, known.id)) {
            if (due.meeting_type != type || due.status != core::DueStatus::open) continue;
            const auto settled = core::settle_due_date(
                story.work,
                story.case_tools(),
                story.as(known.lead),
                {.case_id = known.id,
                 .due_date = due.id,
                 .as = core::DueStatus::met,
                 .met_on = met_on,
                 .reason = "Held before this service was in use; see the case record."});
            story.must(settled, family);
        }
    });
}

void came_to_a_plan(DemoStory& story, const std::string& family, core::Date conference)
{
    happened(
        story, family, core::EventKind::assessment_started, story.worked(conference - days{28}));
    happened(story,
             family,
             core::EventKind::strategy_discussion,
             story.worked(conference - days{18}),
             {.section_47 = true});
    happened(
        story, family, core::EventKind::assessment_finished, story.worked(conference - days{3}));
    happened(story, family, core::EventKind::conference_held, conference, {.makes_plan = true});
}

}  // namespace quorate::server
