#include "server/pages/record/plan_pages.hpp"

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/meetings/core_group_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/write_plan.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

struct Seen {
    core::MinutesFile file;
    std::vector<core::FamilyMember> members;
    std::vector<core::InviteeEntry> seats;
    core::CoreGroup core_group;
    bool can_write;
};

core::Result<Seen> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Seen> {
        auto file = core::view_minutes(work, app.clock, actor, meeting_of(request));
        if (!file) return file.error();
        const bool is_draft = file->minutes && file->minutes->status == core::MinutesStatus::draft;
        const bool can_write =
            is_draft && may_also(file->file, actor, core::Action::minutes_edit_draft, app.now());
        auto members = work.cases.family_members_of(actor.authority, file->file.family.id);
        auto seats = work.invitees.of_meeting(actor.authority, meeting_of(request));
        auto core_group = work.core_groups.named_at(actor.authority, meeting_of(request));
        return Seen{*std::move(file),
                    std::move(members),
                    std::move(seats),
                    std::move(core_group),
                    can_write};
    });
}

std::string names_of(const core::PlanPart& part, const std::vector<core::Child>& children)
{
    std::string names;
    for (const core::Child& child : children)
        if (std::ranges::count(part.children, child.id) > 0)
            names += (names.empty() ? "" : ", ") + core::called(child).reveal();
    return names;
}

View part_view(const core::PlanPart& part,
               const std::vector<core::Child>& children,
               const std::string& change_url)
{
    std::vector<SummaryRow> rows{{.key = "Children", .value = names_of(part, children)}};
    for (const core::PlanField& field : core::plan_fields)
        if (const std::string& words = (part.*field.text).reveal(); !words.empty())
            rows.push_back({.key = std::string{field.label}, .value = words});
    if (part.is_ended) rows.push_back({.key = "Ended", .value = "Not needed any more"});
    if (part.visible_to_family)
        rows.push_back({.key = "The family", .value = "May read this part"});
    View view;
    view["heading_id"] = "part-" + part.id.text();
    view["heading"] = "Part " + std::to_string(part.position);
    view["details"] = summary_list(rows);
    view["change_url"] = change_url;
    return view;
}

// The form of one part, with what was typed when it could not be saved.
Response part_form(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const Seen& seen,
                   const core::PlanPart& part,
                   const FormTrouble& trouble = {{}, 200},
                   const std::vector<SummaryRow>& theirs = {})
{
    const core::MeetingId& meeting = seen.file.file.meeting.id;
    std::vector<View> fields{hidden_input("version", number_text(part.version))};
    Checkboxes children{.name = "children",
                        .legend = "Which children",
                        .error = error_for(trouble.errors, "children"),
                        .small = true};
    for (const core::Child& child : seen.file.children)
        children.options.push_back(
            {.value = child.id.text(), .label = core::called(child).reveal()});
    for (const core::ChildId& child : part.children)
        children.chosen.push_back(child.text());
    fields.push_back(checkboxes(children));
    for (const core::PlanField& field : core::plan_fields)
        fields.push_back(textarea({.name = std::string{field.name},
                                   .label = std::string{field.label},
                                   .value = (part.*field.text).reveal(),
                                   .hint = std::string{field.hint},
                                   .error = error_for(trouble.errors, field.name),
                                   .rows = 2}));
    if (core::is_for_family(seen.file.file.meeting.type))
        fields.push_back(tick_box("visible_to_family",
                                  "In the papers",
                                  "The family may read this part",
                                  part.visible_to_family,
                                  error_for(trouble.errors, "visible_to_family")));
    if (!part.id.empty())
        fields.push_back(tick_box("ended",
                                  "Does it go on?",
                                  "This part is not needed any more",
                                  part.is_ended,
                                  "",
                                  "It stays in the record, and is not carried to later meetings"));
    return family_form(
        app,
        request,
        actor,
        {.title = "Part of the plan",
         .heading = part.id.empty() ? "Add a part to the plan"
                                    : "Part " + std::to_string(part.position) + " of the plan",
         .eyebrow = meeting_line(seen.file.file),
         .fields = std::move(fields),
         .save_label = "Save this part",
         .save_url = plan_part_url(meeting, part.id),
         .back = {.label = "Back to the plan", .url = record_url(meeting, "plan")},
         .errors = trouble.errors,
         .status = trouble.status,
         .theirs = theirs});
}

core::PlanPart typed_part(const Fields& form, const core::PlanPartId& id)
{
    core::PlanPart part{.id = id, .version = form_version(form)};
    for (const core::PlanField& field : core::plan_fields) {
        std::string words = form.get(std::string{field.name});
        std::erase(words, '\r');  // browsers send line breaks as CR LF
        part.*field.text = core::FreeText{std::move(words)};
    }
    for (const std::string& child : form.all("children"))
        part.children.emplace_back(child);
    part.visible_to_family = is_ticked(form, "visible_to_family");
    part.is_ended = is_ticked(form, "ended");
    return part;
}

// The part as it stands for this meeting; nothing when there is none.
const core::PlanPart* kept_part(const Seen& seen, const core::PlanPartId& id)
{
    for (const auto* parts : {&seen.file.plan.written, &seen.file.plan.before}) {
        const auto found = std::ranges::find(*parts, id, &core::PlanPart::id);
        if (found != parts->end()) return &*found;
    }
    return nullptr;
}

Response save_part(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   const core::PlanPartId& id)
{
    core::PlanPart part = typed_part(form_of(request), id);
    const core::MeetingId meeting = meeting_of(request);
    if (id.empty()) part.version = 0;
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::save_plan_part(
            work, app.clock, app.random, actor, {.meeting = meeting, .part = part});
    });
    if (saved) return done(record_url(meeting, "plan"), "saved");
    const auto trouble = form_trouble(saved.error());
    const auto seen = look(app, request, actor);
    if (!trouble || !seen) return refusal_page(app, request, actor, saved.error());
    std::vector<SummaryRow> theirs;
    if (const core::PlanPart* kept = kept_part(*seen, id)) {
        part.position = kept->position;
        if (saved.error().refusal == core::Refusal::stale_version) {
            part.version = kept->version;
            for (const core::PlanField& field : core::plan_fields)
                theirs.push_back(
                    {.key = std::string{field.label}, .value = (kept->*field.text).reveal()});
        }
    }
    return part_form(app, request, actor, *seen, part, *trouble, theirs);
}

}  // namespace

View agreements_view(const core::MinutesFile& file, const std::vector<core::FamilyMember>& members)
{
    std::vector<SummaryRow> rows;
    for (const core::FamilyMember& member : members) {
        const auto said =
            std::ranges::find(file.plan.agreements, member.id, &core::PlanAgreement::member);
        if (said == file.plan.agreements.end()) {
            if (member.has_parental_responsibility)
                rows.push_back({.key = member.name.reveal(), .value = "Not recorded yet"});
            continue;
        }
        std::string words{core::label(said->agreement)};
        if (!said->reason.empty()) words += ". " + said->reason.reveal();
        rows.push_back({.key = member.name.reveal(), .value = std::move(words)});
    }
    return summary_list(rows);
}

View plan_parts_view(const std::vector<core::PlanPart>& parts,
                     const std::vector<core::Child>& children,
                     const core::MeetingId& meeting,
                     bool can_write)
{
    View view;
    view["parts"] = view_list(parts, [&](const core::PlanPart& part) {
        return part_view(
            part, children, can_write ? plan_part_url(meeting, part.id) : std::string{});
    });
    return view;
}

Response get_family_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const core::MinutesFile& file = seen->file;
    const core::MeetingId& meeting = file.file.meeting.id;
    View page;
    page["head"] = page_head({.heading = "The plan", .eyebrow = meeting_line(file.file)});
    page["tabs"] = meeting_tabs(actor, file.file.meeting, "minutes");
    page["written"] = plan_parts_view(file.plan.written, file.children, meeting, seen->can_write);
    page["add_url"] = seen->can_write ? plan_part_url(meeting, core::PlanPartId{}) : std::string{};
    page["has_before"] = !file.plan.before.empty();
    page["before"] = plan_parts_view(file.plan.before, file.children, meeting, seen->can_write);
    page["progress_url"] = minutes_url(meeting, std::string{core::progress_item});
    page["asks_parents"] = core::is_for_family(file.file.meeting.type) && !seen->members.empty();
    page["agreements"] = agreements_view(file, seen->members);
    page["names_core_group"] = core::is_conference(file.file.meeting.type);
    page["core_group"] = core_group_view(seen->core_group, seen->seats);
    page["core_group_url"] =
        seen->can_write ? record_url(meeting, "plan/core-group") : std::string{};
    page["agreements_url"] =
        seen->can_write ? record_url(meeting, "plan/agreements") : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "record/plan",
                     {.title = "The plan",
                      .section = Section::meetings,
                      .back = {.label = "Back to the minutes",
                               .url = minutes_url(meeting, std::string{core::plan_item})}},
                     std::move(page));
}

Response get_new_plan_part(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    if (!seen->can_write) return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    return part_form(app, request, actor, *seen, {});
}

Response post_new_plan_part(App& app, const Request& request, const core::Actor& actor)
{
    return save_part(app, request, actor, {});
}

Response get_plan_part(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const core::PlanPart* part = kept_part(*seen, core::PlanPartId{request.value(1)});
    if (part == nullptr) return refusal_page(app, request, actor, {core::Refusal::not_found});
    if (!seen->can_write) return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    return part_form(app, request, actor, *seen, *part);
}

Response post_plan_part(App& app, const Request& request, const core::Actor& actor)
{
    return save_part(app, request, actor, core::PlanPartId{request.value(1)});
}

}  // namespace quorate::server
