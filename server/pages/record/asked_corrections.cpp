#include "server/pages/record/asked_corrections.hpp"

#include "core/circulation/copy_counts.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

View asked_corrections(App& app, const core::Actor& actor, const core::MeetingId& meeting)
{
    const int open = app.database.read([&](core::UnitOfWork& work) {
        return core::count_corrections(core::corrections_of(work, actor.authority, meeting)).open;
    });
    if (open == 0) return View{false};
    return alert(Alert::warning,
                 {.strong = counted(open, "correction was", "corrections were") + " asked for.",
                  .text = "Put the record right, or say why it stays as it is.",
                  .link = "See what is wrong",
                  .link_url = record_url(meeting, "minutes/agree") + "#corrections"});
}

}  // namespace quorate::server
