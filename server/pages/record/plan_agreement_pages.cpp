#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/minutes/write_plan.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/plan_pages.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

struct Seen {
    core::MinutesFile file;
    std::vector<core::FamilyMember> members;
    bool can_write;
};

core::Result<Seen> look(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Seen> {
        auto file = core::view_minutes(work, app.clock, actor, core::MeetingId{request.value(0)});
        if (!file) return file.error();
        const bool is_draft = file->minutes && file->minutes->status == core::MinutesStatus::draft;
        const bool can_write =
            is_draft && may_also(file->file, actor, core::Action::minutes_edit_draft, app.now());
        auto members = work.cases.family_members_of(actor.authority, file->file.family.id);
        return Seen{*std::move(file), std::move(members), can_write};
    });
}

std::string member_field(const char* name, const core::FamilyMember& member)
{
    return std::string{name} + "-" + member.id.text();
}

Response agreements_form(App& app,
                         const Request& request,
                         const core::Actor& actor,
                         const Seen& seen,
                         const Fields& typed = {},
                         const FormTrouble& trouble = {{}, 200})
{
    const core::MeetingId& meeting = seen.file.file.meeting.id;
    std::vector<Option> options;
    for (const core::Agreement each : core::all_agreements)
        options.push_back(
            {.value = std::string{core::code(each)}, .label = std::string{core::label(each)}});
    std::vector<View> fields;
    for (const core::FamilyMember& member : seen.members) {
        const auto said =
            std::ranges::find(seen.file.plan.agreements, member.id, &core::PlanAgreement::member);
        const bool is_said = said != seen.file.plan.agreements.end();
        const std::string field = member_field("agreement", member);
        const bool is_typed = typed.has(member_field("reason", member));
        fields.push_back(hidden_input(member_field("version", member),
                                      number_text(is_said ? said->version : 0)));
        fields.push_back(radios({.name = field,
                                 .legend = member.name.reveal() + ", " + member.relationship,
                                 .options = options,
                                 .chosen = is_typed  ? typed.get(field)
                                           : is_said ? std::string{core::code(said->agreement)}
                                                     : std::string{},
                                 .error = error_for(trouble.errors, field),
                                 .small = true}));
        fields.push_back(
            textarea({.name = member_field("reason", member),
                      .label = "What they do not agree to, or why they were not asked: " +
                               member.name.reveal(),
                      .value = is_typed  ? typed.get(member_field("reason", member))
                               : is_said ? said->reason.reveal()
                                         : std::string{},
                      .error = error_for(trouble.errors, member_field("reason", member)),
                      .rows = 2}));
    }
    return family_form(app,
                       request,
                       actor,
                       {.title = "Whether parents agree",
                        .heading = "Whether parents agree to the plan",
                        .eyebrow = meeting_line(seen.file.file),
                        .hint = "Ask each of them. Leave out who has no part in the plan.",
                        .fields = std::move(fields),
                        .save_url = record_url(meeting, "plan/agreements"),
                        .back = {.label = "Back to the plan", .url = record_url(meeting, "plan")},
                        .errors = trouble.errors,
                        .status = trouble.status});
}

// Those somebody said something of: all of them or, with what is wrong, nobody.
core::Result<core::Done> save_agreements(App& app,
                                         core::UnitOfWork& work,
                                         const core::Actor& actor,
                                         const Seen& seen,
                                         const Fields& form)
{
    core::Error wrong{core::Refusal::invalid_input};
    for (const core::FamilyMember& member : seen.members) {
        const auto said =
            std::ranges::find(seen.file.plan.agreements, member.id, &core::PlanAgreement::member);
        const bool is_said = said != seen.file.plan.agreements.end();
        const std::string agreement = form.get(member_field("agreement", member));
        std::string reason = form.get(member_field("reason", member));
        std::erase(reason, '\r');
        const bool is_same =
            is_said ? agreement == core::code(said->agreement) && reason == said->reason.reveal()
                    : agreement.empty() && reason.empty();
        if (is_same) continue;
        const std::string& version = form.get(member_field("version", member));
        const bool is_stale = version != number_text(is_said ? said->version : 0);
        const auto saved = is_stale
                               ? core::Result<core::PlanAgreement>{core::Refusal::stale_version}
                               : core::record_agreement(work,
                                                        app.clock,
                                                        actor,
                                                        {.meeting = seen.file.file.meeting.id,
                                                         .member = member.id,
                                                         .version = is_said ? said->version : 0,
                                                         .agreement = agreement,
                                                         .reason = reason});
        if (saved) continue;
        if (saved.error().fields.empty()) return saved.error();
        for (const core::FieldError& fault : saved.error().fields)
            wrong.fields.push_back({member_field(fault.field.c_str(), member), fault.message});
    }
    if (!wrong.fields.empty()) return wrong;
    return core::Done{};
}

}  // namespace

Response get_plan_agreements(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    if (!seen->can_write) return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    return agreements_form(app, request, actor, *seen);
}

Response post_plan_agreements(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = look(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const Fields form = form_of(request);
    const auto saved = app.transact(actor, [&](core::UnitOfWork& work) {
        return save_agreements(app, work, actor, *seen, form);
    });
    if (saved) return done(record_url(core::MeetingId{request.value(0)}, "plan"), "saved");
    const auto trouble = form_trouble(saved.error());
    if (!trouble) return refusal_page(app, request, actor, saved.error());
    return agreements_form(app, request, actor, *seen, form, *trouble);
}

}  // namespace quorate::server
