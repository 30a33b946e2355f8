#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/preparation/record_views.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/pages/preparation/preparation_form.hpp"
#include "server/pages/preparation/preparation_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

struct Typed {
    std::string by = "self";
    std::string way = {};
    std::string given_on = {};
    std::string text = {};
    bool may_be_shown = false;
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

std::vector<View> fields_of(const core::PersonToPrepare& person, const Typed& typed)
{
    std::vector<View> fields;
    const std::string name = person.name.reveal();
    if (person.person.is_child())
        fields.push_back(radios({.name = "by",
                                 .legend = "Whose words are they?",
                                 .options = {{.value = "self", .label = name + "’s own"},
                                             {.value = "advocate", .label = "The advocate’s"}},
                                 .chosen = typed.by,
                                 .error = error_for(typed.errors, "by")}));
    fields.push_back(radios(
        {.name = "way",
         .legend = "How did they come?",
         .options = {{.value = "written", .label = "In writing"},
                     {.value = "told", .label = "Told to somebody, who wrote it down"},
                     {.value = "drawn", .label = "A drawing", .hint = "Add the picture below"}},
         .chosen = typed.way,
         .error = error_for(typed.errors, "way")}));
    fields.push_back(date_input({.name = "given_on",
                                 .label = "When did they say it?",
                                 .value = typed.given_on,
                                 .error = error_for(typed.errors, "given_on")},
                                DateExample::past));
    fields.push_back(textarea({.name = "text",
                               .label = "In their own words",
                               .value = typed.text,
                               .hint = "As they said it. With a drawing: what they said about it",
                               .error = error_for(typed.errors, "text"),
                               .rows = 6}));
    fields.push_back(file_input({.name = "files",
                                 .label = "The picture, if there is one",
                                 .hint = "One picture (.png, .jpg) of at most 10 MB",
                                 .error = all_errors(typed.errors, "files"),
                                 .accept = ".png,.jpg,.jpeg"}));
    fields.push_back(tick_box("may_be_shown",
                              "May the family be shown it?",
                              "The family may be shown this",
                              typed.may_be_shown,
                              "",
                              "Without this, nobody of the family gets it"));
    return fields;
}

Response show(App& app, const Request& request, const core::Actor& actor, const Typed& typed)
{
    const auto all = preparation_read(app, request, actor);
    if (!all) return refusal_page(app, request, actor, all.error());
    const core::PreparedEntry* entry = person_named(*all, request);
    const bool is_known = entry != nullptr && all->may_record;
    if (!is_known || (entry->person.facts.is_child && !entry->person.facts.age))
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    return preparation_form(
        app,
        request,
        actor,
        all->file,
        {.title = "Views before a meeting",
         .heading = "What " + entry->person.name.reveal() + " says",
         .sub = "Shown before everything else on the page of the meeting",
         .fields = fields_of(entry->person, typed),
         .save_url =
             preparation_url(all->file.meeting.id, "views?who=" + person_key(entry->person.person)),
         .with_files = true,
         .errors = typed.errors,
         .status = typed.status});
}

}  // namespace

Response get_record_views(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor, {.given_on = core::typed_date(core::london_date(app.now()))});
}

Response post_record_views(App& app, const Request& request, const core::Actor& actor)
{
    const auto upload = upload_of(request);
    if (!upload)
        return refusal_page(
            app, request, actor, core::invalid("", "The form did not arrive whole: send it again"));
    const Fields& form = upload->fields;
    core::JudgedFiles files = judged_files(app, *upload);
    core::RecordViews command{
        .meeting = core::MeetingId{request.value(0)},
        .person = person_from(request.query.get("who")).value_or(core::PreparedPerson{}),
        .by = form.has("by") ? form.get("by") : "self",
        .way = form.get("way"),
        .text = core::FreeText{form.get("text")},
        .may_be_shown = is_ticked(form, "may_be_shown"),
        .files = std::move(files.taken),
        .errors = std::move(files.errors)};
    command.given_on = typed_date_of(form, "given_on", command.errors);
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_views(work, meeting_tools(app), app.agency_reports, actor, command);
    });
    if (recorded) return done(preparation_url(command.meeting), "views-recorded");
    const auto trouble = form_trouble(recorded.error());
    if (!trouble) return refusal_page(app, request, actor, recorded.error());
    return show(app,
                request,
                actor,
                {.by = command.by,
                 .way = command.way,
                 .given_on = form.get("given_on"),
                 .text = form.get("text"),
                 .may_be_shown = command.may_be_shown,
                 .errors = trouble->errors,
                 .status = trouble->status});
}

Response post_mark_views(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const bool may_be_shown = form_of(request).get("may_be_shown") == "yes";
    const auto marked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::mark_views(work,
                                meeting_tools(app),
                                actor,
                                meeting,
                                core::FamilyViewsId{request.value(1)},
                                may_be_shown);
    });
    if (!marked) return refusal_page(app, request, actor, marked.error());
    return done(preparation_url(meeting), may_be_shown ? "views-shown" : "views-kept");
}

Response post_views_mistake(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const auto marked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::mark_views_mistaken(
            work, meeting_tools(app), actor, meeting, core::FamilyViewsId{request.value(1)});
    });
    if (!marked) return refusal_page(app, request, actor, marked.error());
    return done(preparation_url(meeting), "views-mistaken");
}

Response get_views_picture(App& app, const Request& request, const core::Actor& actor)
{
    const auto picture = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::read_views_picture(work,
                                        meeting_tools(app),
                                        actor,
                                        core::MeetingId{request.value(0)},
                                        core::FamilyViewsId{request.value(1)});
    });
    if (!picture) return refusal_page(app, request, actor, picture.error());
    const auto response = report_file_response(app, *picture);
    if (!response) return refusal_page(app, request, actor, response.error());
    return *response;
}

}  // namespace quorate::server
