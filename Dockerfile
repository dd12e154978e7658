# Two stages: the first compiles, the second holds what runs.
FROM node:20.20.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20.20.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
COPY --from=build --chown=node:node /app/store/migrations ./store/migrations
COPY --from=build --chown=node:node /app/store/views ./store/views
COPY --from=build --chown=node:node /app/web/assets ./web/assets
COPY --from=build --chown=node:node /app/docs/queries ./docs/queries
COPY --from=build --chown=node:node /app/fixtures/newsstand/outlets ./fixtures/newsstand/outlets
USER node
EXPOSE 4310
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["work", "--roles", "feed,article,claims"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=10s CMD ["node", "dist/cli/main.js", "doctor", "--quick"]
