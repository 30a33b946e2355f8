#include "core/scheduling/chain_move.hpp"

#include "core/cases/case_store.hpp"

namespace quorate::core {
namespace {

void add(std::string& words, const std::string& sentence)
{
    words += (words.empty() ? "" : ". ") + sentence;
}

}  // namespace

std::optional<ChainToMove> chain_to_move(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const AuthorityId& authority,
                                         const MeetingId& meeting)
{
    auto view = chain_with(work, tools, authority, meeting);
    if (!view) return std::nullopt;
    const auto family = work.cases.find(authority, view->chain.case_id);
    if (!family) return std::nullopt;
    return ChainToMove{.view = *std::move(view), .dates = chain_dates(work, tools, *family)};
}

ChainMove move_in(const ChainToMove& chain, const MeetingId& meeting, Date to)
{
    ChainMove move{.preview = preview_in_chain(chain.view, chain.dates, meeting, to)};
    if (move.preview.link == ChainLink::conference) {
        for (const ChainEffect& effect : move.preview.others)
            if (!effect.fits) add(move.broken, effect.sentence);
        return move;
    }
    move.broken = wrong_order(chain.view, meeting, to);
    if (move.preview.is_expected && !move.preview.is_kept) add(move.broken, move.preview.sentence);
    return move;
}

}  // namespace quorate::core
