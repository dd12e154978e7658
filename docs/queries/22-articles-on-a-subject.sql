-- Which articles are about the price of gallium?
select outlet, reported_at::date as day, title
from news.search_articles('gallium price', 5)
order by rank desc, reported_at desc, article_id;
