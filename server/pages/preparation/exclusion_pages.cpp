#include <algorithm>

#include "core/dates/typed_date.hpp"
#include "core/preparation/decide_exclusion.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/preparation_form.hpp"
#include "server/pages/preparation/preparation_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

struct Trouble {
    Fields typed = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

View scope_radios(const Trouble& trouble, std::string legend)
{
    return radios({.name = "scope",
                   .legend = std::move(legend),
                   .options = {{.value = "part", .label = "A part of the meeting"},
                               {.value = "whole", .label = "The whole meeting"}},
                   .chosen = trouble.typed.get("scope"),
                   .hint = "As little as is needed",
                   .error = error_for(trouble.errors, "scope")});
}

View ground_radios(const Trouble& trouble)
{
    std::vector<Option> options;
    for (const core::ExclusionGround ground : core::all_exclusion_grounds())
        options.push_back(
            {.value = std::string{core::code(ground)}, .label = std::string{core::label(ground)}});
    return radios({.name = "ground",
                   .legend = "On what ground?",
                   .options = std::move(options),
                   .chosen = trouble.typed.get("ground"),
                   .error = error_for(trouble.errors, "ground")});
}

Response show_asking(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const Trouble& trouble)
{
    const auto all = preparation_read(app, request, actor);
    if (!all) return refusal_page(app, request, actor, all.error());
    if (!all->may_ask) return refusal_page(app, request, actor, {core::Refusal::not_found});
    std::vector<Option> members;
    for (const core::PreparedEntry& each : all->people)
        if (!each.person.person.is_child())
            members.push_back({.value = each.person.person.text(),
                               .label = each.person.name.reveal() + ", " + each.person.about});
    const std::vector<View> fields{radios({.name = "member",
                                           .legend = "Who is to be kept out?",
                                           .options = std::move(members),
                                           .chosen = trouble.typed.get("member"),
                                           .error = error_for(trouble.errors, "member")}),
                                   ground_radios(trouble),
                                   scope_radios(trouble, "Of how much of the meeting?"),
                                   text_input({.name = "asked_by",
                                               .label = "Who asks for it, and for which agency?",
                                               .value = trouble.typed.get("asked_by"),
                                               .error = error_for(trouble.errors, "asked_by")}),
                                   textarea({.name = "evidence",
                                             .label = "What does it rest on?",
                                             .value = trouble.typed.get("evidence"),
                                             .error = error_for(trouble.errors, "evidence"),
                                             .rows = 4})};
    return preparation_form(
        app,
        request,
        actor,
        all->file,
        {.title = "Ask the chair to keep somebody out",
         .heading = "Ask the chair to keep somebody out",
         .sub = "Only the chair decides. Ask at least 3 working days before the meeting",
         .fields = fields,
         .save_label = "Ask the chair",
         .save_url = preparation_url(all->file.meeting.id, "exclusions"),
         .errors = trouble.errors,
         .status = trouble.status});
}

Response show_deciding(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const Trouble& trouble)
{
    const auto all = preparation_read(app, request, actor);
    if (!all) return refusal_page(app, request, actor, all.error());
    const core::ExclusionRequestId id{request.value(1)};
    const auto read = std::ranges::find_if(
        all->exclusions, [&](const core::ReadExclusion& each) { return each.request.id == id; });
    if (read == all->exclusions.end() || !all->may_decide || read->request.decided)
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    const std::vector<View> fields{
        radios({.name = "decision",
                .legend = "What do you decide?",
                .options = {{.value = "refused", .label = "They may be there"},
                            {.value = "granted", .label = "They are kept out"}},
                .chosen = trouble.typed.get("decision"),
                .error = error_for(trouble.errors, "decision")}),
        textarea({.name = "reason",
                  .label = "Why?",
                  .value = trouble.typed.get("reason"),
                  .error = error_for(trouble.errors, "reason"),
                  .rows = 4}),
        scope_radios(trouble, "If they are kept out: of how much?"),
        text_input({.name = "part",
                    .label = "Which part? (if it is a part)",
                    .value = trouble.typed.get("part"),
                    .error = error_for(trouble.errors, "part")}),
        date_input({.name = "until",
                    .label = "Until which day? (if they are kept out)",
                    .value = trouble.typed.get("until"),
                    .error = error_for(trouble.errors, "until")}),
        textarea({.name = "told",
                  .label = "How are they told, and how can they say what they think? (if they are "
                           "kept out)",
                  .value = trouble.typed.get("told"),
                  .hint = "Say too what they get to read afterwards",
                  .error = error_for(trouble.errors, "told"),
                  .rows = 4})};
    return preparation_form(
        app,
        request,
        actor,
        all->file,
        {.title = "Decide whether somebody is kept out",
         .heading = "Is " + read->member.reveal() + " kept out?",
         .sub = "Kept out of the whole meeting, their invitation ends as soon as you save",
         .before = {"Asked for by " + read->asked_by.reveal() + ": " +
                        std::string{core::label(read->request.scope)} + ". " +
                        std::string{core::label(read->request.ground)} + ".",
                    read->evidence.reveal()},
         .fields = fields,
         .save_label = "Save my decision",
         .save_url = preparation_url(all->file.meeting.id, "exclusions/" + id.text()),
         .errors = trouble.errors,
         .status = trouble.status});
}

}  // namespace

Response get_ask_for_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    return show_asking(app, request, actor, {});
}

Response post_ask_for_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::AskForExclusion command{.meeting = core::MeetingId{request.value(0)},
                                        .member = core::FamilyMemberId{form.get("member")},
                                        .ground = form.get("ground"),
                                        .scope = form.get("scope"),
                                        .asked_by = core::FreeText{form.get("asked_by")},
                                        .evidence = core::FreeText{form.get("evidence")}};
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::ask_for_exclusion(
            work, meeting_tools(app), app.agency_reports, actor, command);
    });
    if (asked) return done(preparation_url(command.meeting), "exclusion-asked");
    const auto trouble = form_trouble(asked.error());
    if (!trouble) return refusal_page(app, request, actor, asked.error());
    return show_asking(app, request, actor, {form, trouble->errors, trouble->status});
}

Response get_decide_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    return show_deciding(app, request, actor, {});
}

Response post_decide_exclusion(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    core::DecideExclusion command{.meeting = core::MeetingId{request.value(0)},
                                  .request = core::ExclusionRequestId{request.value(1)},
                                  .decision = form.get("decision"),
                                  .scope = form.get("scope"),
                                  .part = core::FreeText{form.get("part")},
                                  .reason = core::FreeText{form.get("reason")},
                                  .told = core::FreeText{form.get("told")}};
    // A day stands for nothing when nobody is kept out.
    if (command.decision == core::code(core::ExclusionDecision::granted))
        command.until = typed_date_of(form, "until", command.errors);
    const auto decided = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::decide_exclusion(work, meeting_tools(app), app.agency_reports, actor, command);
    });
    if (decided) return done(preparation_url(command.meeting), "exclusion-decided");
    const auto trouble = form_trouble(decided.error());
    if (!trouble) return refusal_page(app, request, actor, decided.error());
    return show_deciding(app, request, actor, {form, trouble->errors, trouble->status});
}

}  // namespace quorate::server
