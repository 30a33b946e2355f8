// Opening a family in an emergency.
#include "server/pages/families/emergency_pages.hpp"

#include "core/cases/emergency_access.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"

namespace quorate::server {
namespace {

using core::EmergencyAccess;
using core::EmergencyState;

core::EmergencyAccessId access_of(const Request& request)
{
    return core::EmergencyAccessId{request.value(0)};
}

std::string said_of(const EmergencyAccess& access, EmergencyState state)
{
    switch (state) {
        case EmergencyState::waiting:
            return "If a family has this reference, it is sealed and needs a second person. Its "
                   "managers were told at " +
                   core::london_short_time(access.asked_at) +
                   ". If you cannot wait, ring a service manager. The request lapses after 24 "
                   "hours.";
        case EmergencyState::approved:
            return "A second person has approved it. You can open it once.";
        case EmergencyState::lapsed:
            return "Nobody approved it, or it was not opened, within 24 hours.";
        case EmergencyState::open:
            return "You can read it until " + core::london_clock_time(*access.ends_at) + ".";
        case EmergencyState::over:
            return "It ended at " + core::london_short_time(*access.ends_at) + ".";
    }
    return {};
}

View own_view(const EmergencyAccess& access, core::Instant now)
{
    const EmergencyState state = state_of(access, now);
    View view;
    view["reference"] = access.reference;
    view["said"] = said_of(access, state);
    view["open_url"] =
        state == EmergencyState::approved ? open_emergency_url(access.id.text()) : std::string{};
    view["open_now"] = button({.label = "Open it now", .about = access.reference});
    view["family_url"] = state == EmergencyState::open ? family_url(access.case_id) : std::string{};
    return view;
}

Response ask_page(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const Fields& typed,
                  const FormTrouble& trouble = {{}, 200})
{
    const auto own = app.read(actor, [&](core::UnitOfWork& work) {
        return core::own_emergency_access(work, case_tools(app), actor);
    });
    if (!own) return refusal_page(app, request, actor, own.error());

    const bool may_ask_now = actor.has_stepped_up(app.now());
    View confirm;
    confirm["label"] = "Enter your password to go on";
    confirm["link_url"] = "/sign-in/confirm?next=" + emergency_access_url();
    confirm["secondary"] = false;
    confirm["about"] = std::string{};
    const auto wrong = [&](const char* field) { return error_for(trouble.errors, field); };
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] = page_head({.heading = "Open a family in an emergency"});
    page["confirm"] = may_ask_now ? View{false} : confirm;
    page["ask_url"] = may_ask_now ? emergency_access_url() : std::string{};
    const std::vector<View> fields{
        text_input({.name = "reference",
                    .label = "Reference of the family",
                    .value = typed.get("reference"),
                    .hint = "For example EX-2041",
                    .error = wrong("reference"),
                    .width = 10,
                    .autocomplete = "off"}),
        textarea({.name = "reason",
                  .label = "Why must you see this record now?",
                  .value = typed.get("reason"),
                  .hint = "At least 20 characters. It is kept, and managers and auditors read it.",
                  .error = wrong("reason"),
                  .rows = 3})};
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["open"] = button({.label = "Open for 60 minutes", .look = ButtonLook::warning});
    page["own_some"] = !own->empty();
    page["own"] =
        view_list(*own, [&](const EmergencyAccess& each) { return own_view(each, app.now()); });
    return html_page(app,
                     request,
                     actor,
                     "emergency/ask",
                     {.title = "Emergency access",
                      .section = Section::families,
                      .back = {.label = "Families", .url = families_url()},
                      .status = trouble.status},
                     std::move(page));
}

}  // namespace

Response get_emergency_access(App& app, const Request& request, const core::Actor& actor)
{
    return ask_page(app, request, actor, {});
}

Response post_emergency_access(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto asked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::ask_for_emergency_access(
            work,
            case_tools(app),
            actor,
            {.reference = form.get("reference"), .reason = core::FreeText{form.get("reason")}});
    });
    if (!asked) {
        const auto trouble = form_trouble(asked.error());
        return trouble ? ask_page(app, request, actor, form, *trouble)
                       : refusal_page(app, request, actor, asked.error());
    }
    app.metrics.count("break_glass_total",
                      asked->opened ? "result=\"opened\"" : "result=\"asked\"");
    if (!asked->opened) return done(emergency_access_url(), "emergency-asked");
    return see_other(family_url(*asked->opened));
}

Response post_open_emergency(App& app, const Request& request, const core::Actor& actor)
{
    const auto opened = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::open_approved_access(work, case_tools(app), actor, access_of(request));
    });
    if (!opened) return refusal_page(app, request, actor, opened.error());
    app.metrics.count("break_glass_total", "result=\"opened\"");
    return see_other(family_url(*opened));
}

Response post_end_emergency(App& app, const Request& request, const core::Actor& actor)
{
    const auto ended = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::end_emergency_access(work, case_tools(app), actor, access_of(request));
    });
    if (!ended) return refusal_page(app, request, actor, ended.error());
    return done(emergency_access_url(), "emergency-ended");
}

Response post_approve_emergency(App& app, const Request& request, const core::Actor& actor)
{
    const auto approved = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::approve_emergency_access(work, case_tools(app), actor, access_of(request));
    });
    if (!approved) return refusal_page(app, request, actor, approved.error());
    return done(emergency_reviews_url(), "emergency-approved");
}

}  // namespace quorate::server
