#include "server/pages/families/family_page.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "core/cases/emergency_access_store.hpp"
#include "core/cases/view_case.hpp"
#include "core/circulation/left_open.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/plan_store.hpp"
#include "core/minutes/write_plan.hpp"
#include "core/people/contact_store.hpp"
#include "core/retention/hold_notice.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/families/child_words.hpp"
#include "server/pages/families/close_family_page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_tables.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/proposals/proposal_words.hpp"
#include "server/pages/record/plan_pages.hpp"
#include "server/pages/retention/retention_pages.hpp"

namespace quorate::server {
namespace {

struct Shown {
    core::CaseFile file;
    std::vector<core::MeetingListing> meetings;  // the latest first
    std::vector<core::ContactEntry> excluded_contacts;
    std::set<core::MeetingId> adjourned = {};                         // for want of quorum
    std::map<std::string, std::vector<core::Meeting>> to_split = {};  // by the id of a pair
    std::vector<core::LeftOpen> left = {};    // of a closed case: what is still to be done
    std::optional<core::CasePlan> plan = {};  // where there is one, and the actor may read it
    core::HoldNotice holds = {};
};

View fact(const std::string& name, const std::string& value)
{
    View view;
    view["name"] = name;
    view["value"] = value;
    return view;
}

View facts(const core::CaseSummary& summary)
{
    const core::FamilyCase& family = summary.family;
    const std::vector<View> all{
        fact("Reference", family.reference),
        fact("State", family.is_open ? "Open" : "Closed"),
        fact("Rules of", std::string{label(family.jurisdiction)}),
        fact("Team", summary.team_name),
        fact("Lead social worker",
             summary.lead_worker_name.reveal() +
                 (summary.lead_has_left && family.is_open ? " (has left: choose another)" : "")),
        fact("Who may see it", level_text(family.level)),
    };
    return view_list(all, [](const View& each) { return each; });
}

std::string name_of(const Shown& shown, const core::ExcludedPerson& person)
{
    for (const core::FamilyMember& member : shown.file.members)
        if (person.member == member.id) return member.name.reveal();
    for (const core::ContactEntry& entry : shown.excluded_contacts)
        if (person.contact == entry.contact.id) return entry.contact.name.reveal();
    return "A person who is no longer recorded";
}

View excluded_view(const Shown& shown)
{
    if (shown.file.excluded.empty()) return View{false};
    View excluded;
    excluded["people"] = view_list(shown.file.excluded, [&](const core::ExcludedPerson& person) {
        View view;
        view["name"] = name_of(shown, person);
        view["reason"] = person.reason.reveal();
        view["lift_url"] = shown.file.rights.may_lift_excluded
                               ? lift_exclusion_url(shown.file.summary.family.id, person.id)
                               : std::string{};
        return view;
    });
    return excluded;
}

View pairs_view(const Shown& shown)
{
    if (shown.file.must_not_meet.empty()) return View{false};
    const auto name = [&](const core::FamilyMemberId& id) {
        const auto member = std::ranges::find(shown.file.members, id, &core::FamilyMember::id);
        return member == shown.file.members.end() ? std::string{"somebody of another family"}
                                                  : member->name.reveal();
    };
    View pairs;
    pairs["pairs_list"] = view_list(shown.file.must_not_meet, [&](const core::MustNotMeet& pair) {
        View view;
        view["name"] = name(pair.one) + " and " + name(pair.other);
        view["reason"] = pair.reason.reveal();
        view["end_url"] = shown.file.rights.may_lift_excluded
                              ? end_pair_url(shown.file.summary.family.id, pair.id)
                              : std::string{};
        const auto ahead = shown.to_split.find(pair.id);
        view["ahead"] =
            view_list(ahead == shown.to_split.end() ? std::vector<core::Meeting>{} : ahead->second,
                      [](const core::Meeting& meeting) {
                          View link;
                          link["parts_url"] = meeting_url(meeting.id, "parts");
                          link["when"] = when_text(meeting);
                          return link;
                      });
        return view;
    });
    return pairs;
}

View lifted_view(const Shown& shown)
{
    return view_list(shown.file.lifted, [&](const core::LiftedExclusion& each) {
        View view;
        view["name"] = name_of(shown, each.person);
        view["said"] = "Lifted on " + core::long_date(core::london_date(each.lifted_at)) + ": " +
                       each.reason.reveal();
        return view;
    });
}

View open_dates(const core::CaseFile& file)
{
    std::vector<core::ExplainedDueDate> open;
    std::ranges::copy_if(file.due_dates, std::back_inserter(open), [](const auto& each) {
        return each.due.status == core::DueStatus::open;
    });
    return view_list(open, [&](const core::ExplainedDueDate& each) {
        View view;
        view["due_label"] = std::string{each.explanation.rule.label};
        view["due_chip"] = due_chip(each);
        view["sentence"] = due_sentence(each);
        view["children_words"] = answers_sentence(each.due, file.children);
        return view;
    });
}

void set_closing(View& page, const core::CaseFile& file)
{
    const core::FamilyCase& family = file.summary.family;
    page["may_close"] = file.rights.may_close;
    page["close_url"] = close_family_url(family.id);
    page["close_heading"] = text(family.is_open ? "Close the case" : "Open the case again");
    page["close_text"] =
        text(family.is_open ? "The dates that are due leave the lists of work. Action points stay "
                              "with their owners, and letters and corrections with their meeting."
                            : "What is due comes back into the lists of work.");
    page["close_link"] = text(family.is_open ? "Close the case" : "Open the case again");
}

PageHead head_of(const core::CaseFile& file)
{
    const core::FamilyCase& family = file.summary.family;
    PageHead head{.heading = family.family_name.reveal() + " family", .eyebrow = family.reference};
    if (file.rights.may_record)
        head.buttons.push_back({.label = "Record what happened", .url = new_event_url(family.id)});
    if (file.rights.may_book)
        head.buttons.push_back({.label = "Add a meeting", .url = new_meeting_url(family.id)});
    return head;
}

View plan_view(const Shown& shown)
{
    if (!shown.plan) return View{false};
    return plan_parts_view(shown.plan->parts, shown.plan->children, {}, false);
}

// No list holds the meetings of a family that the actor reads in an emergency.
std::vector<core::MeetingListing> meetings_in_emergency(core::UnitOfWork& work,
                                                        const core::AuthorityId& authority,
                                                        const core::CaseId& id)
{
    std::vector<core::MeetingListing> found;
    for (const core::Meeting& each : work.meetings.of_case(authority, id))
        if (auto listing = work.meetings.find_listing(authority, each.id))
            found.push_back(*std::move(listing));
    std::ranges::sort(found, std::ranges::greater{}, [](const core::MeetingListing& each) {
        return std::pair{each.meeting.starts_at, each.meeting.id};
    });
    return found;
}

// Those the actor may know of; somebody who has no diary sees none.
std::vector<core::MeetingListing> meetings_of(core::UnitOfWork& work,
                                              const App& app,
                                              const core::Actor& actor,
                                              const core::CaseId& id)
{
    const auto reach = core::permit_list(actor, core::Action::meeting_list_diary, app.now());
    if (!reach) return {};
    auto page = work.meetings.list(
        actor,
        *reach,
        app.now(),
        {.case_id = id, .with_cancelled = true, .stretch = {.limit = core::longest_stretch}});
    std::ranges::reverse(page.entries);
    return std::move(page.entries);
}

}  // namespace

Response get_family(App& app, const Request& request, const core::Actor& actor)
{
    const core::CaseId id{request.value(0)};
    const auto shown = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Shown> {
        auto file = core::view_case(work, case_tools(app), actor, id);
        if (!file) return file.error();
        Shown all{
            .file = *file, .meetings = meetings_of(work, app, actor, id), .excluded_contacts = {}};
        if (work.emergency_access.live(actor.authority, actor.user, id, app.now()))
            all.meetings = meetings_in_emergency(work, actor.authority, id);
        for (const core::MeetingListing& each : all.meetings) {
            const auto closing = work.minutes.closing(actor.authority, each.meeting.id);
            if (closing && closing->reconvene_by) all.adjourned.insert(each.meeting.id);
        }
        if (!all.file.summary.family.is_open && all.file.rights.may_close)
            all.left = core::left_open(work, app.clock, actor, id);
        for (const core::MustNotMeet& pair : all.file.must_not_meet)
            all.to_split.emplace(pair.id,
                                 core::meetings_to_split(work, actor.authority, pair, app.now()));
        if (!work.plans.of_case(actor.authority, id).empty())
            if (auto plan = core::view_plan(work, app.clock, actor, id)) all.plan = *plan;
        all.holds = core::hold_notice(work, app.clock, actor, id);
        const auto look_up = [&](const core::ExcludedPerson& person) {
            if (!person.contact) return;
            if (auto contact = work.contacts.find(actor.authority, *person.contact))
                all.excluded_contacts.push_back(std::move(*contact));
        };
        std::ranges::for_each(all.file.excluded, look_up);
        std::ranges::for_each(all.file.lifted, look_up, &core::LiftedExclusion::person);
        return all;
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());

    const core::CaseFile& file = shown->file;
    const core::CaseRights& rights = file.rights;
    View page;
    page["head"] = page_head(head_of(file));
    page["notice"] = file.summary.family.is_open
                         ? View{false}
                         : alert(Alert::information, {.strong = "This case is closed."});
    page["holds"] = hold_alerts(shown->holds, actor);
    page["facts"] = facts(file.summary);
    const bool may_lower =
        file.summary.family.level > 0 && role_may(actor, core::Action::case_restrict_lower);
    page["lower_url"] = may_lower ? lower_restriction_url(id) : std::string{};
    const bool is_open = file.summary.family.is_open;
    page["dates"] = open_dates(file);
    page["has_dates"] = is_open && page["dates"].is_non_empty_list();
    page["none_due"] = is_open && !page["dates"].is_non_empty_list();
    page["not_followed"] = !is_open;
    page["left"] = left_rows(shown->left);
    page["left_some"] = !shown->left.empty();
    page["children"] = children_table(file, core::london_date(app.now()));
    page["members"] = file.members.empty() ? View{false} : members_table(file);
    page["no_members"] = file.members.empty();
    page["meetings"] = meetings_table(shown->meetings, shown->adjourned);
    page["plan"] = plan_view(*shown);
    page["events"] = events_table(file);
    page["no_events"] = page["events"].is_false();
    page["history"] = history_table(file);
    page["excluded"] = excluded_view(*shown);
    page["lifted"] = lifted_view(*shown);
    page["pairs"] = pairs_view(*shown);
    page["new_pair_url"] = file.members.size() < 2 ? std::string{} : new_pair_url(id);
    page["lifted_some"] = !file.lifted.empty();
    page["who_saw_url"] =
        role_may(actor, core::Action::audit_view_case_log) ? who_saw_url(id) : std::string{};
    page["subject_access_url"] =
        role_may(actor, core::Action::export_case_bundle) ? subject_access_url(id) : std::string{};
    const bool may_list = rights.may_edit && role_may(actor, core::Action::case_access_list_edit);
    page["access_list_url"] = may_list ? access_list_url(id) : std::string{};
    page["may_edit"] = rights.may_edit;
    page["may_record"] = rights.may_record;
    page["may_flag"] = rights.may_flag_excluded;
    page["dates_url"] = dates_url(id);
    page["edit_url"] = edit_family_url(id);
    page["new_child_url"] = new_child_url(id);
    page["new_member_url"] = new_member_url(id);
    page["new_event_url"] = new_event_url(id);
    page["new_exclusion_url"] = new_exclusion_url(id);
    set_closing(page, file);
    return html_page(app,
                     request,
                     actor,
                     "families/family",
                     {.title = "Family",
                      .section = Section::families,
                      .back = {.label = "Families", .url = families_url()}},
                     std::move(page));
}

}  // namespace quorate::server
