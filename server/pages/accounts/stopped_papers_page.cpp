#include "server/pages/accounts/stopped_papers_page.hpp"

#include "core/circulation/papers_by_link.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/mailed_link_words.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {

Response stopped_papers_page(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const core::Error& error,
                             const PageLanguage& in)
{
    const auto held = app.database.read([&](core::UnitOfWork& work) {
        return core::papers_held_back(work, app.clock, app.links, request.value(0));
    });
    if (error.refusal != core::Refusal::link_stopped || !held)
        return refusal_page(app, request, actor, error, in);
    const MailedLinkWords& words = mailed_link_words(in.language);
    const core::Date day = core::london_date(held->meeting_starts_at);
    const MessagePage page{
        .heading = core::filled(words.papers, {{"day", core::long_date(day, in.language)}}),
        .paragraphs = {
            std::string{words.held_back},
            core::filled(held->meetings_phone.empty() ? words.held_back_ask : words.held_back_ring,
                         {{"phone", held->meetings_phone}})}};
    Response response = html_response(
        refusal_status(error.refusal),
        message_page(
            frame_for(app, request, actor, {.title = std::string{words.papers_title}, .in = in}),
            page));
    response.code = core::refusal_text(error.refusal).code;
    return response;
}

}  // namespace quorate::server
